using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>How a running job tells people how far it is, and the next server where to go on.</summary>
public sealed class JobProgress(JobRun run, IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private DateTimeOffset _told = DateTimeOffset.MinValue;

    public Guid RunId => run.Id;

    /// <summary>The instant for which the job runs, the same after a crash.</summary>
    public DateTimeOffset AsOf => run.AsOf;

    public DateTimeOffset StartedAt => run.StartedAt;

    /// <summary>Where an interrupted run had got to; absent at the beginning.</summary>
    public string? Checkpoint => run.Checkpoint;

    public long RowsDone => run.RowsDone;

    /// <summary>Call as often as convenient: a checkpoint is always written, mere numbers at most once a second.</summary>
    public async Task ReportAsync(long done, long? total, string? checkpoint = null, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        // A later phase may not know how many it has; no run does more than all.
        (run.RowsDone, run.RowsTotal) = (done, (total ?? run.RowsTotal) is { } known ? Math.Max(known, done) : null);
        if (checkpoint == run.Checkpoint && now - _told < Pace) return;

        (_told, run.Checkpoint) = (now, checkpoint ?? run.Checkpoint);
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<JobRun>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.RowsDone, run.RowsDone).SetProperty(r => r.RowsTotal, run.RowsTotal).SetProperty(r => r.Checkpoint, run.Checkpoint), ct);
        await db.AnnounceAsync([JobLog.Topic(run.Job)], ct);
    }
}
