namespace AlignmentHub.Domain.Sla;

/// <summary>How a clock looks at an instant. NotCounted ended in time for other reasons than being done.</summary>
public enum SlaReadingState { OnTime, AtRisk, Overdue, Paused, Met, Missed, NotCounted }

/// <summary>The state of a promise at an instant, computed from its clock and the calendar it runs on.</summary>
/// <param name="Used">Active business time so far, up to the end of the clock.</param>
/// <param name="Remaining">Business time left; below zero by how much the promise is late.</param>
public sealed record SlaReading(SlaReadingState State, TimeSpan Used, TimeSpan Remaining)
{
    /// <summary>The share of the target at which a rep is warned (semantics.md 4.7).</summary>
    public const double AtRiskShare = 0.75;

    public static SlaReading Of(SlaClock clock, BusinessCalendar calendar, DateTimeOffset now, IReadOnlyCollection<Pause>? pauses = null)
    {
        var target = TimeSpan.FromMinutes(clock.TargetMinutes);
        var used = calendar.Elapsed(clock.StartedAt, clock.EndedAt ?? now, pauses);
        return new SlaReading(StateOf(clock, used >= target * AtRiskShare, now), used, target - used);
    }

    private static SlaReadingState StateOf(SlaClock clock, bool isNear, DateTimeOffset now) => clock.State switch
    {
        ClockState.Running when now > clock.DueAt => SlaReadingState.Overdue,
        ClockState.Running => isNear ? SlaReadingState.AtRisk : SlaReadingState.OnTime,
        ClockState.Paused => SlaReadingState.Paused,
        ClockState.Breached => clock.IsOpen ? SlaReadingState.Overdue : SlaReadingState.Missed,
        ClockState.Met => SlaReadingState.Met,
        ClockState.MetLate => SlaReadingState.Missed,
        ClockState.Cancelled or ClockState.Reassigned => SlaReadingState.NotCounted,
    };
}
