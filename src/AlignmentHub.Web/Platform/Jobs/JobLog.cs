using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>Runs a job's work once across all servers, and keeps what came of it. An interrupted run is taken up where it stopped.</summary>
public sealed class JobLog(IDbContextFactory<HubDb> databases, NpgsqlDataSource source, TimeProvider clock)
{
    public const string StartedBy = "startedBy";
    private const int KeptRuns = 500;

    public static string Topic(string job) => $"job/{job}";

    /// <summary>Does the work for the instant the job was scheduled for; started by hand, for the latest midnight UTC (semantics.md 3.5).</summary>
    /// <param name="work">Answers with what was done, in a short sentence.</param>
    public async Task RunAsync(IJobExecutionContext context, Func<JobProgress, CancellationToken, Task<string>> work, CancellationToken ct)
    {
        var job = context.JobDetail.Key.Name;
        await using var mine = await SessionLock.TryTakeAsync(source, Topic(job), ct);
        if (mine is null) return; // another server is at it

        var run = await BeginAsync(job, context, ct);
        try
        {
            var progress = new JobProgress(run, databases, clock);
            run.Result = await work(progress, ct);
            run.State = JobState.Done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            (run.State, run.Result) = (JobState.Failed, failure.Message);
            await EndAsync(run, CancellationToken.None);
            throw; // Quartz keeps the failure too
        }

        await EndAsync(run, ct);
    }

    private async Task<JobRun> BeginAsync(string job, IJobExecutionContext context, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // Nobody else can be running it, so a run without end was interrupted.
        if (await db.Set<JobRun>().AsNoTracking().FirstOrDefaultAsync(r => r.Job == job && r.State == JobState.Running, ct) is { } interrupted) return interrupted;

        var now = clock.GetUtcNow();
        var by = context.MergedJobDataMap.TryGetValue(StartedBy, out var person) ? Guid.Parse((string)person!) : (Guid?)null;
        var asOf = by is null ? context.ScheduledFireTimeUtc ?? now : new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var run = new JobRun { Id = Guid.CreateVersion7(now), Job = job, AsOf = asOf, StartedAt = now, State = JobState.Running, StartedBy = by };
        db.Add(run);
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync([Topic(job)], ct);
        return run;
    }

    private async Task EndAsync(JobRun run, CancellationToken ct)
    {
        run.EndedAt = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Update(run);
        await db.SaveChangesAsync(ct);
        await db.Set<JobRun>()
            .Where(r => r.Job == run.Job && r.StartedAt < db.Set<JobRun>().Where(k => k.Job == run.Job).OrderByDescending(k => k.StartedAt).Skip(KeptRuns).Max(k => k.StartedAt))
            .ExecuteDeleteAsync(ct);
        await db.AnnounceAsync([Topic(run.Job)], ct);
    }
}
