using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class SlaClockTests
{
    [Fact]
    public void A_clock_keeps_what_was_promised_and_is_due_in_business_time()
    {
        var terms = new ClockTerms(Guid.NewGuid(), Guid.NewGuid(), 240);

        var clock = SlaClock.Start(ClockKind.Decision, Guid.NewGuid(), new ClockOwner(null, null), terms, GivenClock.Calendar, At("Fri 15:00"));

        Assert.Equal((ClockState.Running, At("Mon 10:00"), At("Mon 11:00"), 240), (clock.State, clock.AtRiskAt, clock.DueAt, clock.TargetMinutes));
        Assert.Equal((terms.PolicyId, terms.CalendarVersionId), (clock.PolicyId, clock.CalendarVersionId));
    }

    [Theory]
    [InlineData(ClockKind.Routing, PromiseSide.Operations)]
    [InlineData(ClockKind.Decision, PromiseSide.Sales)]
    [InlineData(ClockKind.FirstTouch, PromiseSide.Sales)]
    [InlineData(ClockKind.Attempts, PromiseSide.Sales)]
    [InlineData(ClockKind.Outcome, PromiseSide.Sales)]
    public void Delay_counts_for_the_side_where_it_arose(ClockKind kind, PromiseSide side)
    {
        Assert.Equal(side, GivenClock.Running(kind).Side);
    }

    // The clock runs from Friday 15:00 and is due on Monday 11:00.
    [Theory]
    [InlineData("meet Mon 10:59", ClockState.Met, null, "Mon 10:59", "done before the due instant")]
    [InlineData("meet Mon 11:00", ClockState.Met, null, "Mon 11:00", "done at the due instant")]
    [InlineData("meet Mon 11:01", ClockState.MetLate, "Mon 11:00", "Mon 11:01", "done late, although no sweep had looked")]
    [InlineData("breach Mon 11:00", ClockState.Running, null, null, "still in time at the due instant")]
    [InlineData("breach Mon 11:01", ClockState.Breached, "Mon 11:00", null, "missed and still open")]
    [InlineData("breach Tue 09:00", ClockState.Breached, "Mon 11:00", null, "the instant of the breach is the due instant")]
    [InlineData("breach Tue 09:00, breach Tue 09:01", ClockState.Breached, "Mon 11:00", null, "a second sweep changes nothing")]
    [InlineData("breach Tue 09:00, meet Tue 10:00", ClockState.MetLate, "Mon 11:00", "Tue 10:00", "done after the breach")]
    [InlineData("breach Tue 09:00, meet Mon 10:00", ClockState.MetLate, "Mon 11:00", "Mon 10:00", "an earlier instant told later makes no hit of a miss")]
    [InlineData("meet Mon 10:00, breach Tue 09:00", ClockState.Met, null, "Mon 10:00", "what was met stays met")]
    [InlineData("meet Mon 10:00, meet Tue 09:00", ClockState.Met, null, "Mon 10:00", "met once")]
    [InlineData("cancel Mon 10:00", ClockState.Cancelled, null, "Mon 10:00", "no longer wanted")]
    [InlineData("cancel Tue 10:00", ClockState.Breached, "Mon 11:00", "Tue 10:00", "no longer wanted, but missed by then")]
    [InlineData("breach Tue 09:00, cancel Tue 10:00", ClockState.Breached, "Mon 11:00", "Tue 10:00", "missed before it was cancelled")]
    [InlineData("cancel Mon 10:00, meet Mon 10:01", ClockState.Cancelled, null, "Mon 10:00", "ended once")]
    [InlineData("reassign Mon 11:00", ClockState.Reassigned, null, "Mon 11:00", "somebody else goes on")]
    [InlineData("reassign Mon 11:01", ClockState.Breached, "Mon 11:00", "Mon 11:01", "past due when it went to somebody else")]
    [InlineData("reassign Mon 10:00, breach Tue 09:00", ClockState.Reassigned, null, "Mon 10:00", "the ended clock is no longer watched")]
    public void A_clock_ends_by_what_was_done_and_when(string acts, ClockState state, string? breachedAt, string? endedAt, string because)
    {
        var clock = GivenClock.Running();

        foreach (var act in acts.Split(", ")) Act(clock, act.Split(' ', 2));

        Assert.True((state, Maybe(breachedAt), Maybe(endedAt)) == (clock.State, clock.BreachedAt, clock.EndedAt), because);
    }

    [Fact]
    public void An_act_says_whether_it_changed_anything()
    {
        var clock = GivenClock.Running();

        Assert.False(clock.Breach(At("Mon 11:00")));
        Assert.True(clock.Breach(At("Mon 11:01")));
        Assert.False(clock.Breach(At("Mon 11:02")));
        Assert.True(clock.Meet(At("Mon 12:00")));
        Assert.False(clock.Meet(At("Mon 12:00")));
        Assert.False(clock.Cancel(At("Mon 12:00")));
    }

    private static void Act(SlaClock clock, string[] act) => _ = act[0] switch
    {
        "meet" => clock.Meet(At(act[1])),
        "breach" => clock.Breach(At(act[1])),
        "cancel" => clock.Cancel(At(act[1])),
        "reassign" => clock.Reassign(At(act[1])),
        _ => throw new ArgumentException(act[0], nameof(act)),
    };

    private static DateTimeOffset At(string day) => GivenClock.At(day);

    private static DateTimeOffset? Maybe(string? day) => day is null ? null : At(day);
}
