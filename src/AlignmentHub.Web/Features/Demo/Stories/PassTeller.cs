using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Tells what sales makes of a hand-off: when somebody takes it, decides, reaches out and ends it.</summary>
internal sealed class PassTeller(DemoSpan span, DemoTeam team, Dice dice)
{
    private const double ReassignedShare = 0.03;
    private const double BackdatedShare = 0.03;

    private static readonly IReadOnlyDictionary<string, RejectionReason> Reasons = RejectionReason.Starters().ToDictionary(r => r.Key);

    private readonly DemoHours _hours = team.Hours;

    public void Tell(DemoPass pass, PassScript script)
    {
        pass.State = script.State;
        if (script.State is HandoffState.Queued or HandoffState.Withdrawn) return;

        pass.AssignedAt = pass.IsQueued ? _hours.After(pass.CreatedAt, Math.Clamp(dice.Around(20, 1), 2, 400)) : pass.CreatedAt;
        if (script.State == HandoffState.Expired) End(pass, _hours.After(pass.AssignedAt.Value, SalesPace.ExpiryMinutes));
        if (script.State is HandoffState.Expired or HandoffState.Assigned) return;

        Decide(pass, script);
        if (script.State == HandoffState.Rejected) Reject(pass, script.Reason!);
        else Accept(pass, script.State);
    }

    private void Decide(DemoPass pass, PassScript script)
    {
        if (script.State == HandoffState.Accepted)
        {
            pass.DecidedAt = _hours.Before(span.Now, script.Used);
            return;
        }
        if (dice.Chance(ReassignedShare)) pass.ReassignedAt = _hours.After(pass.AssignedAt!.Value, dice.Between(30, 200));
        pass.DecidedAt = _hours.After(pass.DecidesFrom!.Value, SalesPace.DecisionMinutes(team, pass.DecidesFrom!.Value, dice));
    }

    private void Reject(DemoPass pass, string reason)
    {
        (pass.Reason, pass.Comment) = (Reasons[reason], SalesWords.Rejection(reason, dice));
        var decided = pass.DecidedAt!.Value;
        End(pass, decided);
        var turn = new DemoTurn(LeadStage.Disqualified, decided) { Pass = pass, IsByRep = true, Reason = pass.Reason.Label };
        if (pass.Reason.Disposition == RejectionDisposition.Archive) pass.Story.Turn(turn);
        if (pass.Reason.Disposition == RejectionDisposition.FixData) pass.Story.Turn(turn with { To = LeadStage.Mql });
        if (pass.Reason.Disposition == RejectionDisposition.Nurture)
            pass.Story.Turn(turn with { To = LeadStage.Nurture, WakesAt = decided.AddDays(pass.Reason.NurtureDays!.Value) });
    }

    private void Accept(DemoPass pass, HandoffState end)
    {
        pass.Story.Turn(new DemoTurn(LeadStage.Accepted, pass.DecidedAt!.Value) { Pass = pass, IsByRep = true });
        if (end == HandoffState.Accepted) return;

        var at = _hours.After(pass.DecidedAt.Value, SalesPace.FirstTouchMinutes(dice));
        Log(pass, at, mayBeLate: false);
        for (var more = dice.Between(0, 4); more > 0; more--)
        {
            at = _hours.After(at, SalesPace.NextTouchMinutes(dice));
            if (end == HandoffState.Working && at > span.Now) break;
            Log(pass, at, mayBeLate: true);
        }
        pass.Story.Reach(pass.Outreaches[^1].RecordedAt);
        if (end != HandoffState.Working) Finish(pass, _hours.After(at, dice.Between(60, 1400)));
    }

    private void Finish(DemoPass pass, DateTimeOffset at)
    {
        if (pass.State == HandoffState.Recycled) pass.RecycleUntil = new DateTimeOffset(at.UtcDateTime.Date.AddDays(dice.Between(30, 75)), TimeSpan.Zero);
        pass.Comment = pass.State switch
        {
            HandoffState.Recycled => SalesWords.Recycle(dice),
            HandoffState.Disqualified => SalesWords.Disqualification(dice),
            _ => null,
        };
        End(pass, at);
        var stage = pass.State switch
        {
            HandoffState.Recycled => LeadStage.Nurture,
            HandoffState.Disqualified => LeadStage.Disqualified,
            _ => LeadStage.Sql,
        };
        pass.Story.Turn(new DemoTurn(stage, at) { Pass = pass, IsByRep = true, Reason = pass.Comment, WakesAt = pass.RecycleUntil });
    }

    private void Log(DemoPass pass, DateTimeOffset at, bool mayBeLate)
    {
        var kind = dice.Pick((OutreachKind.Call, 46), (OutreachKind.Email, 34), (OutreachKind.Meeting, 13), (OutreachKind.Social, 7));
        var entered = mayBeLate && dice.Chance(BackdatedShare) ? _hours.After(at, dice.Between(60, 400)) : at;
        pass.Outreaches.Add(new DemoOutreach(kind, at, entered, SalesWords.Note(dice)));
    }

    private static void End(DemoPass pass, DateTimeOffset at)
    {
        pass.EndedAt = at;
        pass.Story.Close(pass);
    }
}
