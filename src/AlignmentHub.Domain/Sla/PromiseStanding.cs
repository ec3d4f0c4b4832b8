namespace AlignmentHub.Domain.Sla;

/// <summary>What a promise is worth in a scorecard.</summary>
public enum PromiseStanding { Met, Missed, Running, Cancelled, Reassigned }

/// <summary>The rules by which promises are counted, the same for both sides (semantics.md 4.8).</summary>
public static class PromiseStandings
{
    /// <summary>Past due and still open is missed, whether or not anybody has looked since; a pause holds the due instant back.</summary>
    public static PromiseStanding Of(ClockState state, bool isPastDue) => state switch
    {
        ClockState.Met => PromiseStanding.Met,
        ClockState.Breached or ClockState.MetLate => PromiseStanding.Missed,
        ClockState.Running => isPastDue ? PromiseStanding.Missed : PromiseStanding.Running,
        ClockState.Paused => PromiseStanding.Running,
        ClockState.Cancelled => PromiseStanding.Cancelled,
        ClockState.Reassigned => PromiseStanding.Reassigned,
    };
}
