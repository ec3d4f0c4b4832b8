using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Something a lead did or got.</summary>
internal sealed record DemoTouch(string Type, DateTimeOffset At)
{
    private static readonly HashSet<string> Engaging = [.. ActivityType.Starters.Where(t => t.IsEngagement).Select(t => t.Key)];

    // How long a site or a mail service takes to report.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    public Guid Id { get; init; }
    public Guid LeadId { get; init; }
    public DateTimeOffset ArrivedAt => At + Delay;
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
