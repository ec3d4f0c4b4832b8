using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>How the people of a campaign first show up.</summary>
internal enum DemoEntry { Search, Webinar, Download, Newsletter, Fair, Referral, Retargeting, Social, PrizeDraw }

/// <summary>A campaign and what it brings.</summary>
/// <param name="Leads">How many of the year's leads come through it.</param>
/// <param name="FromAge">Its first day, in days before today.</param>
/// <param name="ToAge">Its last day.</param>
internal sealed record DemoCampaign(Guid Id, string Key, string Name, DemoEntry Entry, int Leads, int FromAge, int ToAge)
{
    public required BudgetKind BudgetKind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it offers: the webinar, the e-book, the draw.</summary>
    public string? Asset { get; init; }

    /// <summary>Minor units a month while it runs.</summary>
    public required long MonthlyMinor { get; init; }

    /// <summary>Whether it runs for a part of the year only.</summary>
    public bool IsShort => FromAge < DemoSpan.Days;

    public string Channel => Way.Channel;

    public string Source => Way.Source;

    public string Medium => Way.Medium;

    private (string Channel, string Source, string Medium) Way => Entry switch
    {
        DemoEntry.Search => ("Search", "paid_search", "cpc"),
        DemoEntry.Webinar => ("Webinar", "webinar", "email"),
        DemoEntry.Download => ("Content", "content", "organic"),
        DemoEntry.Newsletter => ("E-mail", "newsletter", "email"),
        DemoEntry.Fair => ("Event", "event", "fair"),
        DemoEntry.Referral => ("Referral", "referral", "word_of_mouth"),
        DemoEntry.Retargeting => ("Display", "display", "cpm"),
        DemoEntry.Social => ("Social", "social", "paid_social"),
        DemoEntry.PrizeDraw => ("Content syndication", "content_syndication", "partner_site"),
    };
}

/// <summary>What a campaign cost in a month.</summary>
internal sealed record DemoSpend(Guid CampaignId, DateOnly Month, long AmountMinor);
