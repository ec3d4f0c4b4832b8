using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>A lead about to be handed over, with what the routing and the snapshot need of it.</summary>
internal sealed record HandoffSubject(StoredLead Lead, HandoffPast Past)
{
    public StoredAccount? Account { get; init; }

    public ScoreCard? Score { get; init; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<SnapshotTouch> Touches { get; init; } = [];

    public RoutingSubject ForRouting => new(new(Lead.Values.ToFacts(), Account?.Facts), Score?.Numbers);

    public HandoffSnapshot Snapshot => new()
    {
        Score = Score, Source = Lead.Values.Source, Campaign = Past.CampaignName, Consent = Lead.Values.Consent,
        Why = Touches is [var latest, ..] ? latest : null, Touches = Touches,
    };
}

/// <summary>Where a lead comes from, and how often it was with sales.</summary>
/// <param name="Passes">The number of its last pass; 0 before the first.</param>
/// <param name="IsOpen">Whether sales still has it.</param>
internal sealed record HandoffPast(int Passes, bool IsOpen, Guid? CampaignId, string? CampaignName);
