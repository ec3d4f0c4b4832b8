using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Something a lead did or got.</summary>
internal sealed record DemoTouch(string Type, DateTimeOffset At)
{
    private static readonly HashSet<string> Engaging = [.. ActivityType.Starters.Where(t => t.IsEngagement).Select(t => t.Key)];

    public Guid Id { get; init; }
    public Guid LeadId { get; init; }

    /// <summary>The company judges at the instant at which something happens, so it was known then; else a back-test would not find what led to a hand-off.</summary>
    public DateTimeOffset ArrivedAt => At;
    public string? Url { get; init; }
    public DemoCampaign? Campaign { get; init; }
    public Guid? CampaignId => Campaign?.Id;
    public string? Asset { get; init; }
    public string? Source { get; init; }
    public bool IsImported { get; init; }

    /// <summary>What the lead wrote.</summary>
    public string? Words { get; init; }
    public string? Custom => Words is null ? null : JsonSerializer.Serialize(new { message = Words });

    public bool IsEngagement => Engaging.Contains(Type);

    public ActivityFact Fact => new(Type, At) { Url = Url, Campaign = Campaign?.Key, Asset = Asset, Source = Source };
}
