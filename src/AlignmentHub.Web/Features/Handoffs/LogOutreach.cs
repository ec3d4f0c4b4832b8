using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A rep called, wrote or met. The first time keeps the promise of the first touch, a later one that of the attempts.</summary>
public sealed class LogOutreach(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, OutreachReport report, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, async work =>
    {
        var logged = report.On(work.Handoff, by.Id, work.Now);
        if (logged.Value is not { } outreach) return logged.Refusal!;

        work.Db.Add(outreach);
        work.Meet(ClockKind.FirstTouch);
        await MeetAttemptsAsync(work);
        work.Audit("handoff.outreach", new { State = work.Handoff.State.ToString(), Kind = outreach.Kind.ToString(), outreach.At }, outreach.BackdatedReason);
        return Outcome.Done;
    }, ct);

    private static async Task MeetAttemptsAsync(HandoffWork work)
    {
        if (work.Clocks.FirstOrDefault(clock => clock.Kind == ClockKind.Attempts) is not { } attempts) return;

        var before = await work.Db.Set<Outreach>().CountAsync(o => o.HandoffId == work.Handoff.Id, work.Stopping);
        if (before + 1 >= attempts.Outreach) work.Meet(ClockKind.Attempts);
    }
}
