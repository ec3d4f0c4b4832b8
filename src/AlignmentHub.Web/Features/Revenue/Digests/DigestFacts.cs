namespace AlignmentHub.Web.Features.Revenue.Digests;

/// <summary>What a digest carries to whoever delivers it: the sentences ready to read, and the numbers in minor units and counts.</summary>
internal sealed record DigestFacts(DateOnly Week, IReadOnlyList<string> Sentences, string Currency, WeekNumbers Numbers, WeekNumbers Before, DigestQuarter Quarter);

/// <summary>Where the quarter of the week stands.</summary>
internal sealed record DigestQuarter(long WonMinor, long WonCount, long? TargetMinor, long OpenMinor, long SourcedMinor, long InfluencedMinor, double? WinRate)
{
    public static DigestQuarter Of(RevenueTotals totals, long? target) =>
        new(totals.WonMinor, totals.WonCount, target, totals.OpenMinor, totals.Won.SourcedMinor, totals.Won.InfluencedMinor, totals.WinRate);
}
