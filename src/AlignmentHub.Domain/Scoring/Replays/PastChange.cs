using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>That a field of a lead or an account changed at an instant, and what it held until then.</summary>
public sealed record PastChange(long UtcTicks, string Field, FieldValue Before)
{
    /// <summary>The name under which a lead's change of account is kept.</summary>
    public const string AccountDomain = "accountDomain";
}
