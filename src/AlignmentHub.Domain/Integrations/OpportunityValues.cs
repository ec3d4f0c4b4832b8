using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What is known of a deal, with what it names resolved.</summary>
public sealed record OpportunityValues(
    string Name, string? AccountDomain, long AmountMinor, string Currency, long ReportingMinor, OpportunityStage Stage, DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt, DateTimeOffset? EndedAt, string? LostReason, Guid? OwnerId)
{
    /// <summary>What a row makes of the deal, or of nothing: optional members that are absent stay.</summary>
    public static OpportunityValues Of(OpportunityRow row, OpportunityValues? present, Guid? ownerId, long reportingMinor) => new(
        row.Name,
        row.Account.Or(present?.AccountDomain),
        row.AmountMinor,
        row.Currency,
        reportingMinor,
        row.Stage,
        row.CreatedAt,
        row.Stage == OpportunityStage.Open ? null : row.ClosedAt,
        row.Stage == OpportunityStage.Won ? row.EndedAt.Or(present?.EndedAt) : null,
        row.Stage == OpportunityStage.Lost ? row.LostReason.Or(present?.LostReason) : null,
        row.Owner.IsGiven ? ownerId : present?.OwnerId);
}
