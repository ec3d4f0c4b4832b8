using System.ComponentModel.DataAnnotations.Schema;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>One thing that a number counts.</summary>
public sealed record RevenueRecord
{
    public required Guid Id { get; init; }

    /// <summary>The page of the record; empty when it has none.</summary>
    public required string Link { get; init; }

    public required string Name { get; init; }

    public string? Detail { get; init; }

    /// <summary>When it became part of the number.</summary>
    public required DateTimeOffset At { get; init; }

    public long? AmountMinor { get; init; }

    /// <summary>How often it counts, where that may be other than once: −1 is what a closed month counted and nobody would count now.</summary>
    [NotMapped]
    public long? Counted { get; init; }
}

/// <param name="SumMinor">What the amounts of all records add up to, where they have any.</param>
public sealed record RecordsFound(long Total, long? SumMinor, IReadOnlyList<RevenueRecord> Items)
{
    /// <summary>What the records count together, where they do not count once each.</summary>
    public long? Counted { get; init; }
}
