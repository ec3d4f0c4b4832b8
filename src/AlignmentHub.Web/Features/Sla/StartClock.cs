using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Starts a promise on a hand-off: under the version of the policy it was opened with, in the hours that it names, as they are now.</summary>
public sealed class StartClock(Calendars calendars, Policies policies)
{
    /// <summary>Starts nothing where the policy promises nothing of the kind.</summary>
    public async Task RunAsync(HubDb db, Handoff handoff, ClockKind kind, ClockOwner owner, DateTimeOffset now, CancellationToken ct)
    {
        var policy = await policies.OfVersionAsync(db, handoff.PolicyVersionId, ct);
        if (!policy.Promises(kind)) return;

        var hours = (await calendars.NowAsync(db, ct)).Of(policy.Document.Calendar, owner, now);
        await CommonHours.KeepAsync(db, [hours], now, ct);
        var outreaches = kind == ClockKind.Attempts ? await db.Set<Outreach>().CountAsync(o => o.HandoffId == handoff.Id, ct) : 0;
        db.Add(SlaClock.Start(kind, handoff.Id, owner, policy.For(kind, hours.CalendarVersionId, outreaches), hours.Calendar, now));
    }

    /// <summary>When a hand-off assigned now is taken back for want of a decision.</summary>
    public async Task<DateTimeOffset?> ExpiryAsync(HubDb db, Handoff handoff, ClockOwner owner, DateTimeOffset now, CancellationToken ct)
    {
        var policy = await policies.OfVersionAsync(db, handoff.PolicyVersionId, ct);
        var hours = (await calendars.NowAsync(db, ct)).Of(policy.Document.Calendar, owner, now);
        return hours.Calendar.Due(now, TimeSpan.FromMinutes(policy.ExpiryMinutes));
    }

    public async Task<IReadOnlyList<PauseCause>> PauseCausesAsync(HubDb db, Handoff handoff, CancellationToken ct) =>
        (await policies.OfVersionAsync(db, handoff.PolicyVersionId, ct)).Document.Pauses;
}
