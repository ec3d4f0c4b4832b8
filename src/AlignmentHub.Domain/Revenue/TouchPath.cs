namespace AlignmentHub.Domain.Revenue;

/// <summary>The marketing touches of a deal, oldest first (ties by id), none after its close.</summary>
/// <param name="Touches">When each of them was.</param>
/// <param name="LeadCreatedAt">The earliest creation among the deal's persons; absent without any.</param>
/// <param name="ClosedAt">The conversion instant, from which time decay counts back.</param>
public sealed record TouchPath(IReadOnlyList<DateTimeOffset> Touches, DateTimeOffset? LeadCreatedAt, DateTimeOffset DealCreatedAt, DateTimeOffset ClosedAt)
{
    /// <summary>How far back from the deal's creation touches count (semantics.md 7.1).</summary>
    public const int WindowDays = 180;

    /// <summary>The place of the latest touch at or before an instant; absent when all came later.</summary>
    internal int? LatestUntil(DateTimeOffset? at)
    {
        for (var place = Touches.Count - 1; place >= 0; place--)
            if (Touches[place] <= at) return place;

        return null;
    }
}
