namespace AlignmentHub.Domain.Leads;

/// <summary>One stage that a move enters.</summary>
/// <param name="IsInferred">Skipped: entered at the same instant because a later stage implies it.</param>
public sealed record StageStep(LeadStage To, bool IsInferred);
