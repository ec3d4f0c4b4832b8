using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Looks every minute for versions whose instant has come.</summary>
public sealed class ActivateScheduledJob(JobLog log, ActivateScheduled activate) : IJob
{
    public const string Name = "activate-versions";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, async (progress, ct) =>
        {
            var activated = await activate.RunAsync(ct);
            await progress.ReportAsync(activated, null, ct: ct);
            return $"{activated} versions activated";
        }, cancellationToken);
}
