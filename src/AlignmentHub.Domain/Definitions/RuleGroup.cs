namespace AlignmentHub.Domain.Definitions;

/// <summary>Rules whose positive points together give at most the cap; without a cap there is no bound.</summary>
public sealed record RuleGroup<TRule>(string Name, double? Cap, IReadOnlyList<TRule> Rules);

/// <summary>How well lead and account match whom we sell to.</summary>
public sealed record FitPart(double Cap, IReadOnlyList<RuleGroup<FitRule>> Groups)
{
    public const double DefaultCap = 100;

    public static readonly FitPart Empty = new(DefaultCap, []);
}

/// <summary>
/// What the lead did. Per activity type and UTC day only the first few activities count, by instant, then id.
/// </summary>
public sealed record EngagementPart(double Cap, int DailyCapPerType, IReadOnlyList<RuleGroup<EngagementRule>> Groups)
{
    public const double DefaultCap = 100;
    public const int DefaultDailyCapPerType = 20;

    public static readonly EngagementPart Empty = new(DefaultCap, DefaultDailyCapPerType, []);
}
