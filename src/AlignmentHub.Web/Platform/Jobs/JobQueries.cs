using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace AlignmentHub.Web.Platform.Jobs;

/// <param name="Schedule">Cron, in UTC.</param>
public sealed record JobLine(string Name, string Schedule, DateTimeOffset? NextRunAt, JobRunLine? LastRun);

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
            lines.Add(new JobLine(job.Name, job.Cron, new CronExpression(job.Cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(clock.GetUtcNow()), runs is [var last] ? last : null));
        }

        return lines;
    }

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
