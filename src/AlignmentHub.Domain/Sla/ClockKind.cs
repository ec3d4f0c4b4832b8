namespace AlignmentHub.Domain.Sla;

/// <summary>What a clock measures on a hand-off; never mixed, so that delay lands where it arose (semantics.md 4.1).</summary>
public enum ClockKind { Routing, Decision, FirstTouch, Attempts, Outcome }

/// <summary>Who made the promise.</summary>
public enum PromiseSide { Marketing, Sales, Operations }
