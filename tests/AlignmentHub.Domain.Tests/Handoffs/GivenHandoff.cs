using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Domain.Tests.Handoffs;

/// <summary>Hand-offs in any state, brought there by the acts that lead to it.</summary>
internal static class GivenHandoff
{
    public static readonly DateTimeOffset Now = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset ExpiresAt = Now.AddDays(7);
    public static readonly Guid Rep = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    public static readonly Guid Colleague = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    public static readonly RoutingDecision Route = new(Guid.NewGuid(), Guid.NewGuid(), """{"next":"Ada"}""");

    public static Handoff Opened() => Handoff.Open(Guid.NewGuid(), 1, new HandoffOrigin(Guid.NewGuid(), """{"score":71}"""), Now);

    public static Handoff In(HandoffState state)
    {
        var handoff = Opened();
        if (state is HandoffState.Queued) return handoff;

        handoff.Assign(Rep, Route, ExpiresAt, Now);
        if (state is HandoffState.Working or HandoffState.Qualified or HandoffState.Disqualified or HandoffState.Recycled) handoff.Accept(Rep, Now);
        _ = state switch
        {
            HandoffState.Queued or HandoffState.Assigned => Outcome.Done,
            HandoffState.Accepted => handoff.Accept(Rep, Now),
            HandoffState.Rejected => handoff.Reject(Reason("notAFit"), null, Rep, Now),
            HandoffState.Expired => handoff.Expire(ExpiresAt.AddMinutes(1)),
            HandoffState.Working => handoff.LogOutreach(Now),
            HandoffState.Qualified => handoff.Qualify("{}", null, Rep, Now),
            HandoffState.Disqualified => handoff.Disqualify("No budget this year", Rep, Now),
            HandoffState.Recycled => handoff.Recycle(Now.AddDays(30), "Budget in May", Rep, Now),
            HandoffState.Withdrawn => handoff.Withdraw("No longer qualified", null, Now),
        };
        Assert.Equal(state, handoff.State);
        return handoff;
    }

    public static RejectionReason Reason(string key) => RejectionReason.Starters().Single(r => r.Key == key);
}
