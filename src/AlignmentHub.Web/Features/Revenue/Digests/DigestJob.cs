using AlignmentHub.Web.Platform.Jobs;
using Quartz;

namespace AlignmentHub.Web.Features.Revenue.Digests;

/// <summary>Looks every hour whether a week has ended in the hub's zone, so that no zone and no downtime costs anybody a digest.</summary>
public sealed class DigestJob(JobLog log, WriteDigests write, TimeProvider clock) : IJob
{
    public const string Name = "digest";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, (_, ct) => RunAsync(ct), cancellationToken);

    public async Task<string> RunAsync(CancellationToken ct = default)
    {
        var written = await write.RunAsync(clock.GetUtcNow(), ct);
        return written == 0 ? "everybody has the digest of the last week" : $"{written} digests written";
    }
}
