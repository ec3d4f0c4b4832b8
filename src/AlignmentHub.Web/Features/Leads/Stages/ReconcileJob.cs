using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>Holds what pages read against the history, every night.</summary>
public sealed class ReconcileJob(JobLog log, ReconcileStays reconcile) : IJob
{
    public const string Name = "reconcile";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, async (_, ct) => await reconcile.RunAsync(ct) is > 0 and var wrong ? $"{wrong} stays differed from the history; the log names them" : "every stay is as the history says", cancellationToken);
}
