using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>Works every stay and every journey out again from the history. One that differs is a bug in what writes moves: it is logged as an error and set right.</summary>
public sealed partial class ReconcileStays(IDbContextFactory<HubDb> databases, ILogger<ReconcileStays> log)
{
    private const int AtOnce = 500;

    // A million moves take some seconds; on a busy hub more.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>How many stays and journeys differed.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Database.SetCommandTimeout(Patience);
        var stays = await db.Database.SqlQueryRaw<Guid>(StageStays.Wrong).ToListAsync(ct);
        var suspects = stays.Union(await db.Database.SqlQueryRaw<Guid>(LeadJourneys.Wrong).ToListAsync(ct));
        var wrong = 0;
        foreach (var leads in suspects.Chunk(AtOnce)) wrong += await MendAsync(db, leads, ct);
        return wrong;
    }

    // A move that was written while the history was read is no difference: once its lead is held it is asked again.
    private async Task<int> MendAsync(HubDb db, Guid[] leads, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select from leads where id = any({leads}) order by id for no key update", ct);
        await using var batch = new SqlBatch(db);
        batch.Add($"{StageStays.OfLeads} returning m.id, m.lead_id").With(leads);
        batch.Add($"{LeadJourneys.OfLeads} returning lead_id").With(leads);
        batch.Add(LeadJourneys.Unfounded).With(leads);
        List<(long Move, Guid Lead)> stays;
        List<Guid> journeys;
        await using (var reader = await batch.ReadAsync(ct))
        {
            stays = await reader.RowsAsync(row => (row.GetInt64(0), row.GetGuid(1)), ct);
            journeys = [.. await reader.RowsAsync(row => row.GetGuid(0), ct), .. await reader.RowsAsync(row => row.GetGuid(0), ct)];
        }

        await transaction.CommitAsync(ct);
        foreach (var (move, lead) in stays) LogStay(log, move, lead);
        foreach (var lead in journeys) LogJourney(log, lead);
        return stays.Count + journeys.Count;
    }

    [LoggerMessage(LogLevel.Error, "When lead {LeadId} left the stage of its move {MoveId} was not as its history says; it is set right", EventName = "StayDiffered")]
    private static partial void LogStay(ILogger log, long moveId, Guid leadId);

    [LoggerMessage(LogLevel.Error, "How far lead {LeadId} came was not as its history says; it is set right", EventName = "JourneyDiffered")]
    private static partial void LogJourney(ILogger log, Guid leadId);
}
