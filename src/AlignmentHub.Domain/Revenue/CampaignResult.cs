namespace AlignmentHub.Domain.Revenue;

/// <summary>What a campaign cost in a period and what came of it. Money in minor units of the reporting currency.</summary>
public sealed record CampaignResult
{
    /// <summary>Below this many decisions nothing is flagged: three of four may be bad luck.</summary>
    public const int EnoughDecisions = 10;

    /// <summary>Above this share of rejections for a reason on marketing's side a campaign wastes sales' time.</summary>
    public const double RejectLimit = 0.4;

    /// <summary>Above this share of rejections for no intent a campaign brings people who do not want to buy.</summary>
    public const double LowIntentLimit = 0.2;

    /// <summary>The reasons that say so.</summary>
    public static readonly IReadOnlyList<string> LowIntentReasons = ["noIntent", "noRecall"];

    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Channel { get; init; }

    public BudgetKind? BudgetKind { get; init; }

    /// <summary>Of the months that begin in the period.</summary>
    public long SpendMinor { get; init; }

    public long Leads { get; init; }

    /// <summary>Whose first entry into MQL falls in the period.</summary>
    public long Mqls { get; init; }

    /// <summary>Hand-offs accepted or rejected in the period.</summary>
    public long Decided { get; init; }

    public long Accepted { get; init; }

    public IReadOnlyList<RejectedFor> Rejections { get; init; } = [];

    /// <summary>Entries into SQL in the period.</summary>
    public long Sqls { get; init; }

    /// <summary>Its share of what is open now, by the model.</summary>
    public long PipelineMinor { get; init; }

    /// <summary>Its share of what was won, by the model; the shares of all campaigns add up.</summary>
    public long WonMinor { get; init; }

    /// <summary>What became known of closed months after their close (semantics.md 7.5); no part of <see cref="WonMinor"/>, where they stand as they were frozen.</summary>
    public long AdjustmentMinor { get; init; }

    /// <summary>Won deals in which it has a share.</summary>
    public long WonDeals { get; init; }

    /// <summary>All of every won deal that it touched: campaigns overlap here, so this does not add up.</summary>
    public long InfluencedMinor { get; init; }

    /// <summary>The same for <see cref="InfluencedMinor"/> as <see cref="AdjustmentMinor"/> is for what was won.</summary>
    public long InfluencedAdjustmentMinor { get; init; }

    /// <summary>Only for demand generation, and never shown without the revenue beside it (semantics.md 7.6).</summary>
    public LeadingIndicators? Leading { get; init; }

    public double? AcceptanceRate => Ratio(Accepted, Decided);

    public long RejectedByMarketing => Rejections.Where(reason => reason.IsMarketings).Sum(reason => reason.Count);

    public long? CostPerAcceptedMinor => Cost(Accepted);

    public long? CostPerSqlMinor => Cost(Sqls);

    public long? CostPerWonMinor => Cost(WonDeals);

    /// <summary>(Won − spent) ÷ spent; absent without spend.</summary>
    public double? Roi => SpendMinor > 0 ? (double)(WonMinor - SpendMinor) / SpendMinor : null;

    public bool WastesSalesTime => Decided >= EnoughDecisions && Ratio(RejectedByMarketing, Decided) > RejectLimit;

    public bool IsLowIntent => Decided >= EnoughDecisions && Ratio(Rejections.Where(reason => LowIntentReasons.Contains(reason.Reason)).Sum(reason => reason.Count), Decided) > LowIntentLimit;

    /// <summary>Whether anything at all happened in the period.</summary>
    public bool HasAny => SpendMinor + Leads + Mqls + Decided + Sqls + PipelineMinor + WonMinor + InfluencedMinor > 0 || AdjustmentMinor != 0 || InfluencedAdjustmentMinor != 0 || Leading is { HasAny: true };

    private long? Cost(long count) => SpendMinor > 0 && count > 0 ? (long)Math.Round((decimal)SpendMinor / count, MidpointRounding.AwayFromZero) : null;

    private static double? Ratio(long part, long whole) => whole > 0 ? (double)part / whole : null;
}

/// <param name="IsMarketings">Whether the reason weighs on marketing's promise.</param>
public sealed record RejectedFor(string Reason, string Label, bool IsMarketings, long Count);

/// <summary>What happens long before money does.</summary>
public sealed record LeadingIndicators(long Impressions, long Clicks, long SignUps)
{
    public bool HasAny => Impressions + Clicks + SignUps > 0;
}
