using AlignmentHub.Domain.Handoffs;
using static AlignmentHub.Domain.Handoffs.HandoffState;
using static AlignmentHub.Domain.Tests.Handoffs.GivenHandoff;

namespace AlignmentHub.Domain.Tests.Handoffs;

public sealed class HandoffTests
{
    [Fact]
    public void Of_two_who_accept_the_second_is_told()
    {
        var handoff = In(Assigned);

        Assert.True(handoff.Accept(Rep, Now).IsDone);

        Assert.Equal("This lead was already accepted.", handoff.Accept(Colleague, Now.AddSeconds(1)).Refusal?.Reason);
        Assert.Equal((Rep, Now), (handoff.DecidedBy, handoff.AcceptedAt));
    }

    [Theory]
    [InlineData("notAFit", null, true, "most reasons speak for themselves")]
    [InlineData("other", null, false, "other says nothing")]
    [InlineData("other", "  too short  ", false, "nine characters without the blanks around")]
    [InlineData("other", "  long enough ", true, "eleven characters")]
    public void Other_reasons_need_words(string reason, string? comment, bool isDone, string because)
    {
        var handoff = In(Assigned);

        var outcome = handoff.Reject(Reason(reason), comment, Rep, Now);

        Assert.True(isDone == outcome.IsDone, because);
        Assert.Equal(isDone ? Rejected : Assigned, handoff.State);
        Assert.Equal(isDone ? null : "comment", outcome.Refusal?.Fields.Keys.Single());
    }

    [Fact]
    public void A_rejection_keeps_reason_words_and_who()
    {
        var handoff = In(Assigned);

        handoff.Reject(Reason("other"), "  Wants a partnership  ", Rep, Now);

        Assert.Equal(("other", "Wants a partnership"), (handoff.ReasonKey, handoff.Comment));
        Assert.Equal((Rep, Now, Rep, Now), (handoff.DecidedBy, handoff.DecidedAt, handoff.EndedBy, handoff.EndedAt));
    }

    [Fact]
    public void A_reason_out_of_use_cannot_be_given()
    {
        var reason = Reason("competitor");
        reason.Change(new RejectionTerms("Competitor", RejectionDisposition.Archive, null, ReasonSide.Marketing, 180, 7, IsActive: false));

        var outcome = In(Assigned).Reject(reason, null, Rep, Now);

        Assert.Equal("reason", outcome.Refusal?.Fields.Keys.Single());
    }

    [Fact]
    public void The_first_outreach_is_the_first_touch_and_stays_it()
    {
        var handoff = In(Accepted);

        handoff.LogOutreach(Now.AddHours(1));
        handoff.LogOutreach(Now.AddHours(2));

        Assert.Equal((Working, Now.AddHours(1)), (handoff.State, handoff.FirstTouchAt));
    }

    [Theory]
    [InlineData(Assigned, true)]
    [InlineData(Accepted, false)]
    [InlineData(Working, false)]
    public void Only_before_the_decision_a_new_rep_gets_the_full_time(HandoffState state, bool startsAgain)
    {
        var handoff = In(state);

        handoff.Reassign(Colleague, ExpiresAt.AddDays(1), Now.AddDays(1));

        Assert.Equal((state, Colleague), (handoff.State, handoff.RepId));
        Assert.Equal(startsAgain ? (Now.AddDays(1), ExpiresAt.AddDays(1)) : (Now, ExpiresAt), (handoff.AssignedAt, handoff.ExpiresAt));
    }

    [Fact]
    public void Reassigning_to_the_present_rep_is_refused()
    {
        Assert.Equal("rep", In(Accepted).Reassign(Rep, null, Now).Refusal?.Fields.Keys.Single());
    }

    [Theory]
    [InlineData(-1, false, "there is time")]
    [InlineData(0, false, "still in time at the instant itself")]
    [InlineData(90, true, "found late by the sweep")]
    public void Time_without_a_decision_ends_at_its_own_instant(int minutesAfter, bool isExpired, string because)
    {
        var handoff = In(Assigned);

        handoff.Expire(ExpiresAt.AddMinutes(minutesAfter));

        Assert.True((handoff.State == Expired) == isExpired, because);
        Assert.Equal(isExpired ? ExpiresAt : null, handoff.EndedAt);
        Assert.Null(handoff.EndedBy);
    }

    [Fact]
    public void Without_an_expiry_nothing_expires()
    {
        var handoff = Opened();
        handoff.Assign(Rep, Route, null, Now);

        Assert.False(handoff.Expire(Now.AddYears(1)).IsDone);
    }

    [Theory]
    [InlineData(0, "Budget in May", "until")]
    [InlineData(30, " ", "reason")]
    public void Recycling_needs_a_day_to_come_and_a_reason(int days, string reason, string field)
    {
        Assert.Equal(field, In(Working).Recycle(Now.AddDays(days), reason, Rep, Now).Refusal?.Fields.Keys.Single());
    }

    [Fact]
    public void A_text_too_long_to_keep_is_refused_and_not_cut()
    {
        var novel = new string('x', Handoff.CommentLimit + 1);

        Assert.Equal("comment", In(Assigned).Reject(Reason("other"), novel, Rep, Now).Refusal?.Fields.Keys.Single());
        Assert.Equal("reason", In(Working).Disqualify(novel, Rep, Now).Refusal?.Fields.Keys.Single());
        Assert.Equal("reason", In(Working).Disqualify(" ", Rep, Now).Refusal?.Fields.Keys.Single());
    }

    [Fact]
    public void A_lead_handed_over_by_a_person_says_so()
    {
        var origin = new HandoffOrigin(Guid.NewGuid(), "{}") { ManualReason = "Met at the fair" };

        Assert.True(Handoff.Open(Guid.NewGuid(), 1, origin, Now).IsManual);
        Assert.False(Opened().IsManual);
    }
}
