using System.Globalization;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Features.Sla.Promises.Recount;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Works every clock, the promises of answers and deliveries and those of months out again, so that a mistake of a day does not live longer than that.</summary>
public sealed class SlaRecomputeJob(JobLog log, RecomputeClocks recompute, RecomputePromises promises, RecomputeMonths months) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, RunAsync, cancellationToken);

    private async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var after = Guid.TryParse(progress.Checkpoint, CultureInfo.InvariantCulture, out var checkpoint) ? checkpoint : (Guid?)null;
        var before = progress.RowsDone;
        var done = await recompute.RunAsync(after, sum => progress.ReportAsync(before + sum.Clocks, null, sum.Last?.ToString(), ct), ct);
        var owed = await promises.RunAsync(ct);
        var ended = await months.RunAsync(ct);
        return $"{done.Clocks} clocks worked out again, {done.Changed} changed; {owed.Subjects} threads and requests, {owed.Changed} promises set right; {ended.Promises} promises of months, {ended.Missed} missed";
    }
}
