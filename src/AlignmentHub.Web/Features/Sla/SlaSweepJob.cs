using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Looks every minute for promises that were missed, or soon will be, does what their policies want, and ends what nobody decided on in time.</summary>
public sealed class SlaSweepJob(JobLog log, SweepClocks sweep, ExpireHandoffs expire, EscalateHandoffs escalate) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, RunAsync, cancellationToken);

    private async Task<string> RunAsync(JobProgress progress, CancellationToken ct)
    {
        var found = await sweep.RunAsync(ct);
        var passedOn = await escalate.RunAsync(ct);
        var expired = await expire.RunAsync(ct);
        await progress.ReportAsync(found.Breached + found.Escalated + passedOn + expired, null, ct: ct);
        return $"{found.Breached} missed, {found.Escalated} told of, {passedOn} offered or routed anew, {expired} expired";
    }
}
