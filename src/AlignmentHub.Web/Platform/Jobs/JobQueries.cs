using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AlignmentHub.Web.Platform.Jobs;

/// <param name="Schedule">Cron, in UTC; absent for a job that runs only when it is asked for.</param>
public sealed record JobLine(string Name, string? Schedule, DateTimeOffset? NextRunAt, JobRunLine? LastRun);

/// <param name="Rows">Rows done so far or at the end.</param>
public sealed record JobRunLine(Guid Id, DateTimeOffset AsOf, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, double? Seconds, JobState State, long Rows, long? RowsTotal,
    string? Result, string? StartedBy);

/// <summary>What the Jobs page and the API tell about jobs.</summary>
public sealed class JobQueries(IDbContextFactory<HubDb> databases, IReadOnlyList<ScheduledJob> timetable, TimeProvider clock)
{
    public async Task<IReadOnlyList<JobLine>> JobsAsync(CancellationToken ct = default)
    {
        var lines = new List<JobLine>();
        foreach (var job in timetable)
        {
            var runs = await RunsAsync(job.Name, 1, ct);
            lines.Add(new JobLine(job.Name, job.Cron, NextOf(job), runs is [var last] ? last : null));
        }

        return lines;
    }

    private DateTimeOffset? NextOf(ScheduledJob job) => job.Cron is { } cron ? new CronExpression(cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(clock.GetUtcNow()) : null;

    public bool Knows(string job) => timetable.Any(line => line.Name == job);

    public async Task<IReadOnlyList<JobRunLine>> RunsAsync(string job, int limit = 50, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<JobRun>()
            .Where(run => run.Job == job)
            .OrderByDescending(run => run.StartedAt)
            .Take(limit)
            .Select(run => new JobRunLine(run.Id, run.AsOf, run.StartedAt, run.EndedAt, run.EndedAt == null ? null : (run.EndedAt.Value - run.StartedAt).TotalSeconds,
                run.State, run.RowsDone, run.RowsTotal, run.Result, db.Users.Where(p => p.Id == run.StartedBy).Select(p => p.Name).FirstOrDefault()))
            .ToListAsync(ct);
    }
}
