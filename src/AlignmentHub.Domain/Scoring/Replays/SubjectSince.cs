namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>What was known of a lead and its account from an instant on, until the next such.</summary>
public readonly record struct SubjectSince(long UtcTicks, LeadAndAccount Subject);
