namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>A lead of which sales made something, as it was known when it came to them.</summary>
/// <param name="At">When it came to sales; what happened later is not to be learnt from.</param>
/// <param name="IsAccepted">Absent if sales never decided.</param>
/// <param name="IsWon">Whether a deal with it was won, or all were lost; absent if none ended.</param>
public sealed record DecidedLead(LeadAndAccount Subject, IReadOnlyList<ActivityFact> Activities, DateTimeOffset At, bool? IsAccepted, bool? IsWon);
