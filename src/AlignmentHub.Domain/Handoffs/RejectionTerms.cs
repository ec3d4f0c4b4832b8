namespace AlignmentHub.Domain.Handoffs;

/// <summary>Everything about a <see cref="RejectionReason"/> that may be edited.</summary>
public sealed record RejectionTerms(
    string Label, RejectionDisposition Disposition, int? NurtureDays, ReasonSide Side, int CoolDownDays, int Order, bool IsActive)
{
    private const int LongestDays = 3650;

    public Outcome Check()
    {
        if (string.IsNullOrWhiteSpace(Label)) return Refusal.Field("label", "Give the reason a name.");
        if (CoolDownDays is < 0 or > LongestDays) return Refusal.Field("coolDownDays", $"Choose 0 to {LongestDays} days.");
        if (Disposition == RejectionDisposition.Nurture && NurtureDays is not (> 0 and <= LongestDays))
        {
            return Refusal.Field("nurtureDays", $"Choose 1 to {LongestDays} days.");
        }
        if (Disposition != RejectionDisposition.Nurture && NurtureDays is not null)
        {
            return Refusal.Field("nurtureDays", "Only a reason that nurtures the lead has days.");
        }
        return Outcome.Done;
    }
}
