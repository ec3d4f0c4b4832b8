using System.Collections.Concurrent;
using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>A rule as routing asks it.</summary>
internal sealed record RuleInForce(Guid Id, string Key, string Name, Guid PoolId, bool OwnerFirst, Test<RoutingSubject> Suits)
{
    public RoutingFallback Fallback { get; init; }
}

/// <summary>The routing rules in the order in which they are tried. Conditions are compiled once for each text.</summary>
public sealed class RoutingRules
{
    private static readonly Test<RoutingSubject> Always = (in _) => true;

    private readonly ConcurrentDictionary<string, Test<RoutingSubject>> _compiled = new();

    internal static void Ask(SqlBatch batch) =>
        batch.Add("select id, key, name, pool_id, owner_first, condition, fallback from routing_rules order by position, id");

    internal Task<List<RuleInForce>> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) => reader.RowsAsync(
        row => new RuleInForce(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetBoolean(4), Compiled(row.Text(5)))
        {
            Fallback = row.Name<RoutingFallback>(6),
        }, ct);

    private Test<RoutingSubject> Compiled(string? condition) => condition is null ? Always : _compiled.GetOrAdd(condition, Compile);

    internal static Test<RoutingSubject> Compile(string json)
    {
        using var condition = JsonDocument.Parse(json);
        var read = ConditionReader.Parse(condition.RootElement, RoutingFields.Catalogue.TypeOf);
        return (read.Value ?? throw new InvalidOperationException($"A stored routing rule cannot be read: {read.Refusal!.Reason}")).Compile(RoutingFields.Catalogue);
    }
}
