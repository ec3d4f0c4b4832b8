using AlignmentHub.Domain.Handoffs;
using static AlignmentHub.Domain.Handoffs.HandoffState;
using static AlignmentHub.Domain.Tests.Handoffs.GivenHandoff;

namespace AlignmentHub.Domain.Tests.Handoffs;

/// <summary>Every act in every state: allowed, or refused with a sentence and nothing changed (semantics.md 5.1).</summary>
public sealed class HandoffStateTests
{
    private static readonly Dictionary<string, (HandoffState[] From, HandoffState? To, Func<Handoff, Outcome> Do)> Acts = new()
    {
        ["queue"] = ([Queued], Queued, h => h.Queue(Route)),
        ["assign"] = ([Queued], Assigned, h => h.Assign(Colleague, Route, ExpiresAt, Now)),
        ["take"] = ([Queued], Assigned, h => h.Take(Colleague, ExpiresAt, Now)),
        ["accept"] = ([Assigned], Accepted, h => h.Accept(Rep, Now)),
        ["reject"] = ([Assigned], Rejected, h => h.Reject(Reason("notAFit"), null, Rep, Now)),
        ["expire"] = ([Assigned], Expired, h => h.Expire(ExpiresAt.AddMinutes(1))),
        ["outreach"] = ([Accepted, Working], Working, h => h.LogOutreach(Now)),
        ["qualify"] = ([Accepted, Working], Qualified, h => h.Qualify("{}", null, Rep, Now)),
        ["disqualify"] = ([Accepted, Working], Disqualified, h => h.Disqualify("No budget this year", Rep, Now)),
        ["recycle"] = ([Accepted, Working], Recycled, h => h.Recycle(Now.AddDays(30), "Budget in May", Rep, Now)),
        ["withdraw"] = ([Queued, Assigned], Withdrawn, h => h.Withdraw("No longer qualified", null, Now)),
        ["reassign"] = ([Assigned, Accepted, Working], null, h => h.Reassign(Colleague, ExpiresAt, Now)),
    };

    public static TheoryData<string, HandoffState> Pairs() => [.. Acts.Keys.SelectMany(act => Enum.GetValues<HandoffState>().Select(state => (act, state)))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_act_is_possible_in_its_states_and_refused_in_all_others(string act, HandoffState state)
    {
        var (from, to, run) = Acts[act];
        var handoff = In(state);
        var version = handoff.Version;

        var outcome = run(handoff);

        Assert.Equal(from.Contains(state), outcome.IsDone);
        Assert.Equal(outcome.IsDone ? to ?? state : state, handoff.State);
        Assert.Equal(outcome.IsDone ? version + 1 : version, handoff.Version);
        Assert.True(outcome.Refusal is null || outcome.Refusal.Reason.EndsWith('.'), "a refusal is a sentence");
    }

    [Fact]
    public void A_hand_off_is_open_until_sales_or_the_hub_has_ended_it()
    {
        HandoffState[] open = [Queued, Assigned, Accepted, Working];

        Assert.All(Enum.GetValues<HandoffState>(), state => Assert.Equal(open.Contains(state), In(state).IsOpen));
        Assert.All(Enum.GetValues<HandoffState>(), state => Assert.Equal(open.Contains(state), In(state).EndedAt is null));
    }
}
