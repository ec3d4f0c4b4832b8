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

    /// <summary>The fields that its condition names.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];
}

/// <param name="FirstPool">The pool of a hub that has no rules yet.</param>
internal sealed record RulesSeen(IReadOnlyList<RuleInForce> Rules, Guid? FirstPool);

/// <summary>The routing rules in the order in which they are tried. Conditions are compiled once for each text.</summary>
public sealed class RoutingRules
{
    private static readonly AskedOf Everybody = new((in _) => true, []);

    private readonly ConcurrentDictionary<string, AskedOf> _compiled = new();
    private volatile RulesSeen? _seen;

    /// <summary>The rules as somebody read them last, by which to guess what is going to be needed; nothing more.</summary>
    internal RulesSeen? Seen
    {
        get => _seen;
        set => _seen = value;
    }

    internal static void Ask(SqlBatch batch) =>
        batch.Add("select id, key, name, pool_id, owner_first, condition, fallback from routing_rules order by position, id");

    internal Task<List<RuleInForce>> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) => reader.RowsAsync(row =>
    {
        var asked = row.Text(5) is { } condition ? _compiled.GetOrAdd(condition, Read) : Everybody;
        return new RuleInForce(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetBoolean(4), asked.Suits)
        {
            Fallback = row.Name<RoutingFallback>(6), Asks = asked.Fields,
        };
    }, ct);

    internal static Test<RoutingSubject> Compile(string json) => Read(json).Suits;

    private static AskedOf Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var read = ConditionReader.Parse(document.RootElement, RoutingFields.Catalogue.TypeOf);
        var condition = read.Value ?? throw new InvalidOperationException($"A stored routing rule cannot be read: {read.Refusal!.Reason}");
        return new(condition.Compile(RoutingFields.Catalogue), [.. condition.Fields()]);
    }

    private sealed record AskedOf(Test<RoutingSubject> Suits, IReadOnlyList<string> Fields);
}
