using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using Quartz;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>Starts a job of the timetable now, on whichever server is free.</summary>
public sealed class StartJob(ISchedulerFactory schedulers, IReadOnlyList<ScheduledJob> timetable)
{
    public async Task<Outcome> RunAsync(string job, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.RunJobs).Refusal is { } no) return no;
        if (timetable.All(line => line.Name != job)) return Refusal.Missing($"There is no job named {job}.");

        await FollowAsync(job, new() { [JobLog.StartedBy] = by.Id.ToString() }, ct);
        return Outcome.Done;
    }

    /// <summary>Starts a job because of what a use case did, whoever did it.</summary>
    public async Task FollowAsync(string job, JobDataMap data, CancellationToken ct = default)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(job), data, ct);
    }
}
