using AlignmentHub.Web.Platform.Live;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Runs bulk acts whenever one is started or undone anywhere.</summary>
internal sealed class BulkWorker(RunBulkActs acts, LiveUpdates live, ILogger<BulkWorker> log) : QueuedWork("bulk/", live, log)
{
    protected override Task WorkAsync(CancellationToken ct) => acts.RunAsync(ct);
}
