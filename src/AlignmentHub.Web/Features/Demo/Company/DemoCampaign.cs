using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>How the people of a campaign first show up.</summary>
internal enum DemoEntry { Search, Webinar, Download, Newsletter, Fair, Referral, Retargeting, Social, PrizeDraw }

/// <summary>A campaign and what it brings.</summary>
/// <param name="Leads">How many of the year's leads come through it.</param>
/// <param name="FromAge">Its first day, in days before today.</param>
/// <param name="ToAge">Its last day.</param>
internal sealed record DemoCampaign(
    Guid Id, string Key, string Name, string Channel, BudgetKind BudgetKind, DemoEntry Entry, string Source, string Medium, int Leads, int FromAge, int ToAge,
    DateTimeOffset CreatedAt)
{
    /// <summary>What it offers: the webinar, the e-book, the draw.</summary>
    public string? Asset { get; init; }

    /// <summary>Whether it runs for a part of the year only.</summary>
    public bool IsShort => FromAge < DemoSpan.Days;

    /// <summary>Minor units a month while it runs.</summary>
    public long MonthlyMinor { get; init; }
}

/// <summary>What a campaign cost in a month.</summary>
internal sealed record DemoSpend(Guid CampaignId, DateOnly Month, long AmountMinor);
