namespace AlignmentHub.Domain.Scoring;

/// <summary>The part of a score that depends on fields alone.</summary>
/// <param name="Fit">Not rounded yet.</param>
internal readonly record struct FieldScore(LeadAndAccount Subject, double Fit, bool IsBlocked);
