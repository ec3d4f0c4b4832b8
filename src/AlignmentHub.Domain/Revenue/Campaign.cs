namespace AlignmentHub.Domain.Revenue;

/// <summary>What a campaign's money is for (semantics.md 7.6).</summary>
public enum BudgetKind { DemandGeneration, DemandCapture }

/// <summary>One effort of marketing that brings leads, with what it cost.</summary>
public sealed class Campaign
{
    private Campaign() { } // EF Core

    public Guid Id { get; private init; }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string? Channel { get; private set; }

    /// <summary>Absent for a campaign that came into being by being named on a lead.</summary>
    public BudgetKind? BudgetKind { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }
}

/// <summary>What a campaign cost in one month, in minor units of the reporting currency.</summary>
public sealed class CampaignSpend
{
    private CampaignSpend() { } // EF Core

    public Guid CampaignId { get; private init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; private init; }

    public long AmountMinor { get; private set; }
}
