using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A rep called, wrote or met. The first time keeps the promise of the first touch.</summary>
public sealed class LogOutreach(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, OutreachReport report, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, work =>
    {
        var logged = report.On(work.Handoff, by.Id, work.Now);
        if (logged.Value is not { } outreach) return Task.FromResult<Outcome>(logged.Refusal!);

        work.Db.Add(outreach);
        work.Meet(ClockKind.FirstTouch);
        work.Audit("handoff.outreach", new { State = work.Handoff.State.ToString(), Kind = outreach.Kind.ToString(), outreach.At }, outreach.BackdatedReason);
        return Task.FromResult(Outcome.Done);
    }, ct);
}
