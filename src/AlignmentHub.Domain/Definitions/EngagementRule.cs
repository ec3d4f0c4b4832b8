using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Whether a rule pays for each matching activity, or once, for the latest.</summary>
public enum CountedPer { Each, Once }

/// <summary>The activities that a rule is about.</summary>
public sealed record ActivityPattern(string Type, Condition? Where);

/// <summary>
/// Gives points for matching activities, within a window or fading by half-life, never both (semantics.md 3.4).
/// </summary>
/// <param name="Points">-1000 to 1000.</param>
/// <param name="AtLeast">Fewer matching activities than this give nothing.</param>
/// <param name="Max">Bounds what the rule gives, in either direction.</param>
/// <param name="WindowDays">Only activities younger than this count; 0.01 to 3650.</param>
/// <param name="HalfLifeDays">After this time an activity is worth half; 0.01 to 3650.</param>
public sealed record EngagementRule(
    string Name,
    double Points,
    ActivityPattern Activity,
    CountedPer Per,
    int AtLeast,
    double? Max,
    double? WindowDays,
    double? HalfLifeDays);
