using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Definitions;

/// <summary>
/// A high intent that qualifies at once, whatever the thresholds say: so many matching activities within the window,
/// and a condition on the lead and its account.
/// </summary>
public sealed record QualifyingOverride(
    string Name, ActivityPattern Activity, double? WindowDays, int AtLeast, Condition? When);
