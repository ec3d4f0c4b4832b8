using System.Collections.Concurrent;
using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>The version that judges leads now, ready to score with.</summary>
public sealed record ActiveDefinition(Guid VersionId, int Number, LeadScorer Scorer);

/// <summary>
/// The active MQL version, compiled. Which one it is is asked every time, so that no lead is judged by a version that another server
/// has just retired; its content never changes again, so it is read and compiled once.
/// </summary>
public sealed class ActiveDefinitions
{
    private const string IdQuery =
        "select v.id from definition_versions v join definitions d on d.id = v.definition_id where v.state = 'Active' and d.stage = 'Mql'";

    private readonly ConcurrentDictionary<Guid, ActiveDefinition> _compiled = new();

    /// <summary>Null while no version is active.</summary>
    public async Task<ActiveDefinition?> NowAsync(HubDb db, CancellationToken ct = default)
    {
        await using var batch = new SqlBatch(db);
        batch.Add(IdQuery);
        List<Guid> ids;
        await using (var reader = await batch.ReadAsync(ct)) ids = await reader.RowsAsync(row => row.GetGuid(0), ct);
        return ids is [var id] ? await OfAsync(db, id, ct) : null;
    }

    /// <summary>Asks for the active version as the first thing that a transaction does; <see cref="ReadAsync"/> reads the answer.</summary>
    internal static void AskFirst(SqlBatch batch) => batch.KeepPlans(IdQuery);

    /// <summary>The id of the active version, if any.</summary>
    internal static async Task<Guid?> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) => (await reader.RowsAsync(row => row.Id(1), ct))[0];

    internal async ValueTask<ActiveDefinition> OfAsync(HubDb db, Guid versionId, CancellationToken ct) =>
        _compiled.TryGetValue(versionId, out var known) ? known : _compiled[versionId] = await CompileAsync(db, versionId, ct);

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
