using System.Text.Json;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>A lead's score card as it is written.</summary>
internal sealed record DemoScore(
    Guid LeadId, Guid DefinitionVersionId, DateTimeOffset AsOf, double Fit, double Engagement, double Total, string Grade, bool Qualifies)
{
    public DateTimeOffset? QualifiedSince { get; init; }
    public string? QualifyingOverride { get; init; }
    public bool AwaitsActivity { get; init; }
    public string[] BlockedBy { get; init; } = [];
    public string[] OverriddenBy { get; init; } = [];
    public string Lines { get; init; } = "[]";
    public byte[] Tallies { get; init; } = [];

    public static DemoScore Of(LeadStory story, Guid version)
    {
        var (card, tallies, asOf) = story.Finish();
        return new DemoScore(story.Lead.Id, version, asOf, card.Fit, card.Engagement, card.Total, card.Grade, card.Qualifies)
        {
            QualifiedSince = story.Qualification.Since, QualifyingOverride = story.Qualification.Override, AwaitsActivity = story.Qualification.AwaitsActivity,
            BlockedBy = [.. card.BlockedBy], OverriddenBy = [.. card.OverriddenBy], Lines = JsonSerializer.Serialize(card.Lines, Body.Options), Tallies = tallies.Bytes,
        };
    }
}
