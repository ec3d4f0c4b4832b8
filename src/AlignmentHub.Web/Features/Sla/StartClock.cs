using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Starts a promise on a hand-off: under the policy it was opened with, in the hours that the owner's team works now.</summary>
public sealed class StartClock(Calendars calendars, Policies policies)
{
    public async Task RunAsync(HubDb db, Handoff handoff, ClockKind kind, ClockOwner owner, DateTimeOffset now, CancellationToken ct)
    {
        var hours = (await calendars.NowAsync(db, ct)).Of(owner.TeamId);
        var policy = await policies.OfAsync(db, handoff.PolicyId, ct);
        db.Add(SlaClock.Start(kind, handoff.Id, owner, policy.For(kind, hours), hours.Calendar, now));
    }

    /// <summary>When a hand-off assigned now is taken back for want of a decision.</summary>
    public async Task<DateTimeOffset?> ExpiryAsync(HubDb db, Handoff handoff, ClockOwner owner, DateTimeOffset now, CancellationToken ct)
    {
        var hours = (await calendars.NowAsync(db, ct)).Of(owner.TeamId);
        var policy = await policies.OfAsync(db, handoff.PolicyId, ct);
        return hours.Calendar.Due(now, TimeSpan.FromMinutes(policy.ExpiryMinutes));
    }
}
