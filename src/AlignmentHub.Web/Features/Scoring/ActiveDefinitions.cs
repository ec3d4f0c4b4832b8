using System.Collections.Concurrent;
using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Which version is active, and which pilot runs beside it.</summary>
internal sealed record InForceKey(Guid VersionId, Guid? PilotId);

/// <summary>
/// The MQL versions that judge leads, compiled. Which ones they are is asked every time, so that no lead is judged by a version that another
/// server has just retired; their content never changes again, nor whom a pilot judges, so these are read and compiled once.
/// </summary>
public sealed class ActiveDefinitions(RoutingRules rules)
{
    private const string KeyQuery =
        "select array[v.id, p.id] from definition_versions v join definitions d on d.id = v.definition_id "
        + "left join definition_pilots p on p.definition_id = d.id and p.ended_at is null where v.state = 'Active' and d.stage = 'Mql'";

    private readonly ConcurrentDictionary<Guid, ActiveDefinition> _compiled = new();
    private readonly ConcurrentDictionary<Guid, PilotInForce> _pilots = new();

    /// <summary>Null while no version is active.</summary>
    public async Task<VersionsInForce?> NowAsync(HubDb db, CancellationToken ct = default)
    {
        await using var batch = new SqlBatch(db);
        batch.Add(KeyQuery);
        List<InForceKey?> keys;
        await using (var reader = await batch.ReadAsync(ct)) keys = await reader.RowsAsync(row => Key(row, 0), ct);
        return keys is [{ } key] ? await OfAsync(db, key, ct) : null;
    }

    /// <summary>Asks for the versions in force as the first thing that a transaction does; <see cref="ReadAsync"/> reads the answer.</summary>
    internal static void AskFirst(SqlBatch batch) => batch.KeepPlans(KeyQuery);

    /// <summary>Absent while no version is active.</summary>
    internal static async Task<InForceKey?> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) => (await reader.RowsAsync(row => Key(row, 1), ct))[0];

    internal async ValueTask<VersionsInForce> OfAsync(HubDb db, InForceKey key, CancellationToken ct) =>
        new(await VersionAsync(db, key.VersionId, ct), key.PilotId is { } pilot ? await PilotAsync(db, pilot, ct) : null);

    private static InForceKey? Key(NpgsqlDataReader row, int column) =>
        !row.IsDBNull(column) && row.GetFieldValue<Guid?[]>(column) is [{ } version, var pilot] ? new(version, pilot) : null;

    private async ValueTask<ActiveDefinition> VersionAsync(HubDb db, Guid versionId, CancellationToken ct) =>
        _compiled.TryGetValue(versionId, out var known) ? known : _compiled[versionId] = await CompileAsync(db, versionId, ct);

    private async ValueTask<PilotInForce> PilotAsync(HubDb db, Guid pilotId, CancellationToken ct)
    {
        var pilot = _pilots.TryGetValue(pilotId, out var known) ? known : _pilots[pilotId] = await ReadPilotAsync(db, pilotId, ct);
        // Rules change at any time.
        return pilot.Scope.Share is null ? pilot with { Rules = await RulesAsync(db, ct) } : pilot;
    }

    private async Task<PilotInForce> ReadPilotAsync(HubDb db, Guid pilotId, CancellationToken ct)
    {
        Guid version;
        PilotScope scope;
        await using (var batch = new SqlBatch(db))
        {
            batch.Add("select version_id, share, pool_ids from definition_pilots where id = $1").With(pilotId);
            await using var reader = await batch.ReadAsync(ct);
            (version, scope) = (await reader.RowsAsync(row => (row.GetGuid(0), new PilotScope(row.ValueOrNull<int>(1), row.GetFieldValue<Guid[]>(2))), ct)).Single();
        }

        return new(await VersionAsync(db, version, ct), scope);
    }

    private async Task<IReadOnlyList<RuleInForce>> RulesAsync(HubDb db, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        RoutingRules.Ask(batch);
        await using var reader = await batch.ReadAsync(ct);
        return await rules.ReadAsync(reader, ct);
    }

    private static async Task<ActiveDefinition> CompileAsync(HubDb db, Guid versionId, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add("select number, document from definition_versions where id = $1").With(versionId);
        await using var reader = await batch.ReadAsync(ct);
        var (number, json) = (await reader.RowsAsync(row => (row.GetInt32(0), row.GetString(1)), ct)).Single();
        using var document = JsonDocument.Parse(json);
        var read = DefinitionDocument.Parse(document.RootElement);
        return new(versionId, number, new LeadScorer(read.Value ?? throw new InvalidOperationException($"Version {versionId} cannot be read: {read.Refusal!.Reason}")));
    }
}
