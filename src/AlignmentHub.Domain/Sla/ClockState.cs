namespace AlignmentHub.Domain.Sla;

/// <summary>
/// Where a clock stands (semantics.md 4.3). Breached is missed and maybe still open (no end yet), MetLate is missed and done afterwards;
/// Cancelled and Reassigned ended in time without being done and count for nobody.
/// </summary>
public enum ClockState { Running, Paused, Met, Breached, MetLate, Cancelled, Reassigned }
