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

    // From Friday 15:00, due on Monday 11:00 without a pause. The clock goes on at the end of each pause.
    [Theory]
    [InlineData("Fri 16:00", "Mon 10:00", "Mon 13:00", "one hour of Friday and one of Monday do not count")]
    [InlineData("Sat 10:00", "Sun 10:00", "Mon 11:00", "a pause outside hours costs nothing")]
    [InlineData("Mon 11:00", "Mon 12:00", "Mon 11:00", "it was due when the pause began, and stays so")]
    [InlineData("Mon 10:30", "Tue 09:00", "Tue 09:30", "half an hour was left")]
    public void Paused_time_does_not_count(string from, string to, string due, string because)
    {
        var clock = GivenClock.Running();

        Assert.True(clock.Pause(At(from)));
        Assert.Equal((ClockState.Paused, null), (clock.State, clock.LookAt));
        Assert.False(clock.Breach(At("Thu 17:00")));
        Assert.True(clock.Resume(GivenClock.Calendar, [new Pause(At(from), At(to))]));

        Assert.True((ClockState.Running, (DateTimeOffset?)At(due)) == (clock.State, clock.DueAt), because);
    }

    [Fact]
    public void A_pause_after_the_due_instant_changes_nothing()
    {
        var clock = GivenClock.Running();

        Assert.False(clock.Pause(At("Mon 11:01")));

        Assert.Equal((ClockState.Running, At("Mon 11:00")), (clock.State, clock.LookAt));
        Assert.True(clock.Breach(At("Mon 11:02")));
        Assert.False(clock.Pause(At("Mon 11:03")));
    }

    [Fact]
    public void The_sweep_looks_when_the_next_step_is_reached_or_the_promise_is_due()
    {
        var terms = new ClockTerms(Guid.NewGuid(), Guid.NewGuid(), 240) { Steps = [50, 150] };
        var clock = SlaClock.Start(ClockKind.Decision, Guid.NewGuid(), new ClockOwner(null, null), terms, GivenClock.Calendar, At("Fri 15:00"));

        Assert.Equal([At("Fri 17:00"), At("Mon 13:00")], clock.StepAt);
        Assert.Equal(At("Fri 17:00"), clock.LookAt);
    }

    [Fact]
    public void Other_terms_move_the_due_instant_and_pass_the_steps_that_would_have_been()
    {
        var clock = GivenClock.Running();
        var terms = new ClockTerms(clock.PolicyId, clock.CalendarVersionId, 120) { PolicyVersionId = Guid.NewGuid(), Steps = [50, 150] };

        Assert.True(clock.Renew(terms, GivenClock.Calendar, [], At("Fri 16:30")));

        Assert.Equal((At("Fri 17:00"), 1, terms.PolicyVersionId), (clock.DueAt, clock.StepsPassed, clock.PolicyVersionId));
        clock.Breach(At("Mon 09:00"));
        Assert.False(clock.Renew(terms with { TargetMinutes = 500 }, GivenClock.Calendar, [], At("Mon 09:00")), "what was missed stays missed");
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
