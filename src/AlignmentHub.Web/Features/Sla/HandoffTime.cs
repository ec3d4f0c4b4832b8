using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Lets the clocks of a hand-off go on after a pause, and puts them under other promises: what is due follows from the intervals.</summary>
public sealed class HandoffTime(Calendars calendars, Policies policies)
{
    /// <summary>Ends the pause that lasts.</summary>
    public async Task ResumeAsync(HubDb db, Handoff handoff, IReadOnlyList<SlaClock> clocks, Guid? by, DateTimeOffset now, CancellationToken ct)
    {
        var pauses = await db.Set<HandoffPause>().Where(p => p.HandoffId == handoff.Id).ToListAsync(ct);
        foreach (var pause in pauses.Where(p => p.EndedAt is null)) pause.End(by, now);

        List<Pause> times = [.. pauses.Select(p => p.Time)];
        var hours = await calendars.OfVersionsAsync(db, [.. clocks.Select(c => c.CalendarVersionId)], ct);
        foreach (var clock in clocks) clock.Resume(hours[clock.CalendarVersionId], times);

        handoff.Resume(await ExpiryAsync(db, handoff, clocks, times, ct));
    }

    /// <summary>Puts it under the present version of its policy. Says how many clocks changed.</summary>
    public async Task<int> RenewAsync(HubDb db, Handoff handoff, IReadOnlyList<SlaClock> clocks, PolicyTerms policy, DateTimeOffset now, CancellationToken ct)
    {
        var pauses = await db.Set<HandoffPause>().Where(p => p.HandoffId == handoff.Id && p.EndedAt != null).ToListAsync(ct);
        List<Pause> times = [.. pauses.Select(p => p.Time)];
        var hours = await HoursAsync(db, handoff, clocks, policy, now, ct);
        var changed = clocks.Count(clock => policy.Promises(clock.Kind)
            && clock.Renew(policy.For(clock.Kind, hours[clock.Id].CalendarVersionId), hours[clock.Id].Calendar, times, now));
        handoff.Renew(policy.VersionId, await ExpiryAsync(db, handoff, clocks, times, policy, ct));
        return changed;
    }

    // A clock stays in the hours that it was started with, unless the policy now names those of somebody else.
    private async Task<Dictionary<Guid, WorkingHours>> HoursAsync(
        HubDb db, Handoff handoff, IReadOnlyList<SlaClock> clocks, PolicyTerms policy, DateTimeOffset now, CancellationToken ct)
    {
        if ((await policies.OfVersionAsync(db, handoff.PolicyVersionId, ct)).Document.Calendar == policy.Document.Calendar)
        {
            var known = await calendars.OfVersionsAsync(db, [.. clocks.Select(c => c.CalendarVersionId)], ct);
            return clocks.ToDictionary(c => c.Id, c => new WorkingHours(c.CalendarVersionId, known[c.CalendarVersionId]));
        }
        var current = await calendars.NowAsync(db, ct);
        var renewed = clocks.ToDictionary(c => c.Id, c => current.Of(policy.Document.Calendar, new ClockOwner(c.RepId, c.TeamId), now));
        await CommonHours.KeepAsync(db, renewed.Values, now, ct);
        return renewed;
    }

    private async Task<DateTimeOffset?> ExpiryAsync(HubDb db, Handoff handoff, IReadOnlyList<SlaClock> clocks, List<Pause> pauses, CancellationToken ct) =>
        await ExpiryAsync(db, handoff, clocks, pauses, await policies.OfVersionAsync(db, handoff.PolicyVersionId, ct), ct);

    private async Task<DateTimeOffset?> ExpiryAsync(
        HubDb db, Handoff handoff, IReadOnlyList<SlaClock> clocks, List<Pause> pauses, PolicyTerms policy, CancellationToken ct)
    {
        if (handoff.AssignedAt is not { } assigned || clocks.FirstOrDefault(c => c.Kind == ClockKind.Decision) is not { } decision) return handoff.ExpiresAt;

        var hours = await calendars.OfVersionAsync(db, decision.CalendarVersionId, ct);
        return hours.Due(assigned, TimeSpan.FromMinutes(policy.ExpiryMinutes), pauses);
    }
}
