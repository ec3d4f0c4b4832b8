using Quartz;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>
/// Starts jobs that were asked for and have not run to their end since. Whoever asks starts them too, but may be cut off in between, and a
/// job that is running at that moment does not start a second time.
/// </summary>
public sealed class RequestedJobsJob(JobLog log, JobRequests requests, StartJob start) : IJob
{
    public const string Name = "requested-jobs";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await log.RunAsync(context, (_, ct) => RunAsync(ct), cancellationToken);

    public async Task<string> RunAsync(CancellationToken ct)
    {
        var jobs = await requests.JobsAsync(ct);
        foreach (var job in jobs) await start.FollowAsync(job, ct);
        return jobs.Count == 0 ? "nothing asked for" : $"asked for: {string.Join(", ", jobs)}";
    }
}
