using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class PromiseTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly BusinessCalendar Office = new(TimeZoneInfo.Utc, Enumerable.Range(1, 5).ToDictionary(
        day => (DayOfWeek)day, _ => (IReadOnlyList<WorkInterval>)[new WorkInterval(TimeSpan.FromHours(9), TimeSpan.FromHours(17))]));

    [Theory]
    [InlineData(8 * 60, ClockState.Met, "on the due instant itself is in time")]
    [InlineData((8 * 60) + 1, ClockState.MetLate, "a minute later is a miss for good")]
    public void An_answer_is_measured_to_its_due_instant(int afterMinutes, ClockState state, string because)
    {
        var promise = Promise.Answer(Guid.NewGuid(), Guid.NewGuid(), new PromiseOwner(PromiseSide.Marketing, null, null), new AnswerTerms(8, Guid.NewGuid(), Office), Monday);
        promise.Meet(Monday.AddMinutes(afterMinutes));

        Assert.True(state == promise.State, because);
        Assert.Equal(Monday.AddHours(8), promise.DueAt);
        Assert.Equal(state == ClockState.MetLate ? promise.DueAt : null, promise.BreachedAt);
    }

    [Fact]
    public void A_promise_missed_before_nobody_wanted_it_stays_missed()
    {
        var (inTime, late) = (Delivery(), Delivery());
        inTime.Cancel(Monday.AddHours(1));
        late.Cancel(Monday.AddDays(3));

        Assert.Equal((ClockState.Cancelled, ClockState.Breached), (inTime.State, late.State));
    }

    [Theory]
    [InlineData(PromiseKind.Volume, 100, 40.0, false, PromiseStanding.Running, "the month goes on")]
    [InlineData(PromiseKind.Volume, 100, 100.0, false, PromiseStanding.Met, "a volume that is reached is reached")]
    [InlineData(PromiseKind.Volume, 100, 99.0, true, PromiseStanding.Missed, "one short at the end")]
    [InlineData(PromiseKind.Quality, 80, 95.0, false, PromiseStanding.Running, "a share can still fall")]
    [InlineData(PromiseKind.Quality, 80, 80.0, true, PromiseStanding.Met, "the target itself is enough")]
    [InlineData(PromiseKind.Completeness, 99, null, true, null, "nothing handed over, nothing to judge")]
    public void A_months_promise_is_judged_at_its_end(PromiseKind kind, int target, double? actual, bool isOver, PromiseStanding? standing, string because)
    {
        var month = new MonthPromise(kind, new DateOnly(2026, 3, 1), target, (decimal?)actual, 0.5, isOver);

        Assert.True(standing == month.Standing, because);
        Assert.Equal(kind == PromiseKind.Volume ? target / 2m : null, month.Pace);
    }

    [Fact]
    public void What_a_target_takes_is_rounded_up_at_each_step()
    {
        var required = RequiredLeads.For(new LeadPlan(1_000_000_00, 30_000_00, 0.25m, 0.5m, 0.8m)).Value;

        // 33.3 deals are 34; ÷ 0.25 = 136; ÷ 0.5 = 272; ÷ 0.8 = 340
        Assert.Equal(new RequiredLeads(34, 136, 272, 340), required);
    }

    [Fact]
    public void A_target_without_a_history_says_which_inputs_are_missing()
    {
        var refused = RequiredLeads.For(new LeadPlan(1_000, null, null, 0, 1.1m)).Refusal;

        Assert.Equal(["acceptedToSql", "averageWonMinor", "mqlToAccepted", "sqlToWon"], refused!.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_parts_of_a_delay_add_up_to_the_whole()
    {
        var friday = Monday.AddDays(-3).AddHours(7); // 16:00, an hour before the weekend
        var touched = Monday.AddHours(3);
        var parts = DelayParts.Of(friday, touched,
        [
            new ClockRun(ClockKind.Routing, friday, friday.AddMinutes(20), Office),
            new ClockRun(ClockKind.Decision, friday.AddMinutes(20), Monday.AddHours(1), Office),
            new ClockRun(ClockKind.FirstTouch, Monday.AddHours(1), touched.AddDays(1), Office),
        ]);

        Assert.Equal((TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(100), TimeSpan.FromHours(2)), (parts.Routing, parts.Decision, parts.FirstTouch));
        Assert.Equal(touched - friday, parts.Wall);
        Assert.Equal(TimeSpan.FromHours(64), parts.Outside);
    }

    [Theory]
    [InlineData(0.5, 25)]
    [InlineData(0.9, 37)]
    [InlineData(0, 10)]
    [InlineData(1, 40)]
    public void Percentiles_lie_between_neighbours(double share, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Percentile.Of([.. new[] { 10, 20, 30, 40 }.Select(m => TimeSpan.FromMinutes(m))], share));

    private static Promise Delivery() => Promise.Deliver(Guid.NewGuid(), new PromiseOwner(PromiseSide.Marketing, null, null), Monday.AddDays(2), Monday);
}
