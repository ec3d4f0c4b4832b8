using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Looks every minute for answers and deliveries that are overdue.</summary>
public sealed class PromiseSweepJob(JobLog log, SweepPromises sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, RunAsync, cancellationToken);

    private async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var missed = await sweep.RunAsync(ct);
        await progress.ReportAsync(missed, null, ct: ct);
        return $"{missed} missed";
    }
}
