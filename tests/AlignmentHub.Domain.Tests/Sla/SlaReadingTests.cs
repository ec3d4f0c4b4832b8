using AlignmentHub.Domain.Sla;
using static AlignmentHub.Domain.Sla.SlaReadingState;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class SlaReadingTests
{
    // The clock runs from Friday 15:00 and is due on Monday 11:00: 4 business hours, of which 3 have passed on Monday at 10:00.
    [Theory]
    [InlineData("Fri 16:00", OnTime, 180, "one hour has passed")]
    [InlineData("Sat 12:00", OnTime, 120, "a weekend costs nothing")]
    [InlineData("Mon 09:59", OnTime, 61, "less than three quarters")]
    [InlineData("Mon 10:00", AtRisk, 60, "three quarters")]
    [InlineData("Mon 11:00", AtRisk, 0, "still in time at the due instant")]
    [InlineData("Mon 11:01", Overdue, -1, "past due, although no sweep had looked")]
    [InlineData("Tue 09:30", Overdue, -390, "late by business time")]
    public void A_running_clock_is_read_in_business_time(string now, SlaReadingState state, int minutesLeft, string because)
    {
        var reading = SlaReading.Of(GivenClock.Running(), GivenClock.Calendar, GivenClock.At(now));

        Assert.True((state, TimeSpan.FromMinutes(minutesLeft)) == (reading.State, reading.Remaining), because);
    }

    [Theory]
    [InlineData("Mon 10:00", Met, 60)]
    [InlineData("Mon 12:00", Missed, -60)]
    public void An_ended_clock_stands_still(string metAt, SlaReadingState state, int minutesLeft)
    {
        var clock = GivenClock.Running();
        clock.Meet(GivenClock.At(metAt));

        var reading = SlaReading.Of(clock, GivenClock.Calendar, GivenClock.At("Thu 17:00"));

        Assert.Equal((state, TimeSpan.FromMinutes(minutesLeft)), (reading.State, reading.Remaining));
    }

    [Fact]
    public void A_missed_promise_is_overdue_while_it_is_open_and_missed_afterwards()
    {
        var clock = GivenClock.Running();
        clock.Breach(GivenClock.At("Mon 12:00"));
        Assert.Equal(Overdue, Read(clock));

        clock.Cancel(GivenClock.At("Mon 13:00"));
        Assert.Equal(Missed, Read(clock));
    }

    [Fact]
    public void A_clock_that_ended_in_time_without_being_met_counts_for_nobody()
    {
        var (cancelled, reassigned) = (GivenClock.Running(), GivenClock.Running());
        cancelled.Cancel(GivenClock.At("Fri 16:00"));
        reassigned.Reassign(GivenClock.At("Fri 16:00"));

        Assert.Equal((NotCounted, NotCounted), (Read(cancelled), Read(reassigned)));
    }

    [Fact]
    public void Paused_time_is_not_used()
    {
        Pause[] pauses = [new(GivenClock.At("Fri 16:00"), GivenClock.At("Mon 10:00"))];

        var reading = SlaReading.Of(GivenClock.Running(), GivenClock.Calendar, GivenClock.At("Mon 10:30"), pauses);

        Assert.Equal((OnTime, TimeSpan.FromMinutes(90)), (reading.State, reading.Used));
    }

    private static SlaReadingState Read(SlaClock clock) => SlaReading.Of(clock, GivenClock.Calendar, GivenClock.At("Thu 17:00")).State;
}
