using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>Works every stay out again from the history. One that differs is a bug in what writes moves: it is logged as an error and set right.</summary>
public sealed partial class ReconcileStays(IDbContextFactory<HubDb> databases, ILogger<ReconcileStays> log)
{
    /// <summary>More than this many say nothing new.</summary>
    private const int MostLogged = 100;

    // A million moves take some seconds; on a busy hub more.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>How many differed.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Database.SetCommandTimeout(Patience);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Whoever writes moves waits for the leads of the rows that are set right, and not for the count.
        var wrong = await StageStays.SettleAsync(db, ct);
        await transaction.CommitAsync(ct);
        foreach (var stay in wrong.Take(MostLogged)) LogWrong(log, stay.MoveId, stay.LeadId);
        return wrong.Count;
    }

    [LoggerMessage(LogLevel.Error, "When lead {LeadId} left the stage of its move {MoveId} was not as its history says; it is set right", EventName = "StayDiffered")]
    private static partial void LogWrong(ILogger log, long moveId, Guid leadId);
}
