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

        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.TriggerJob(new JobKey(job), new() { [JobLog.StartedBy] = by.Id.ToString() }, ct);
        return Outcome.Done;
    }

    /// <summary>Starts a job because a use case asked for it (<see cref="JobRequests"/>), unless it is about to start or running already.</summary>
    public async Task FollowAsync(string job, CancellationToken ct = default)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var triggers = await scheduler.GetTriggersOfJob(new JobKey(job), ct);
        if (triggers.All(t => t is ICronTrigger)) await scheduler.TriggerJob(new JobKey(job), ct);
    }
}
