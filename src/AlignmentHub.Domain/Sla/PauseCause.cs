namespace AlignmentHub.Domain.Sla;

/// <summary>For what the clocks of a hand-off may be stopped (semantics.md 4.3).</summary>
public enum PauseCause { WaitingForLead, WaitingForMarketing }
