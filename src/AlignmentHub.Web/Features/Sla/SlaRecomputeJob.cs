using System.Globalization;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Works every clock out again, so that a mistake of a day does not live longer than that.</summary>
public sealed class SlaRecomputeJob(JobLog log, RecomputeClocks recompute) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, RunAsync, cancellationToken);

    /// <summary>Also a part of the nightly job.</summary>
    public async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var after = Guid.TryParse(progress.Checkpoint, CultureInfo.InvariantCulture, out var checkpoint) ? checkpoint : (Guid?)null;
        var before = progress.RowsDone;
        var done = await recompute.RunAsync(after, sum => progress.ReportAsync(before + sum.Clocks, null, sum.Last?.ToString(), ct), ct);
        return $"{done.Clocks} clocks worked out again, {done.Changed} changed";
    }
}
