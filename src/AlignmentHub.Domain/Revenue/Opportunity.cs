namespace AlignmentHub.Domain.Revenue;

public enum OpportunityStage { Open, Won, Lost }

/// <summary>A deal that sales works on, attached to the leads that take part in it.</summary>
public sealed class Opportunity
{
    private Opportunity() { } // EF Core

    public Guid Id { get; private init; }

    public string ExternalId { get; private init; } = "";

    public string Name { get; private set; } = "";

    public Guid? AccountId { get; private set; }

    /// <summary>In minor units of <see cref="Currency"/>.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>The amount in minor units of the hub's reporting currency, at the rate of its date.</summary>
    public long ReportingMinor { get; private set; }

    public OpportunityStage Stage { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the customer that it won left; absent while they stay, or where nobody says.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? LostReason { get; private set; }

    public Guid? OwnerId { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }
}

/// <summary>A lead that takes part in a deal, and as what.</summary>
public sealed class OpportunityContact
{
    private OpportunityContact() { } // EF Core

    public Guid OpportunityId { get; private init; }

    public Guid LeadId { get; private init; }

    public string Role { get; private set; } = "";
}

/// <summary>What one major unit of a currency was worth in the reporting currency on a day.</summary>
public sealed class ExchangeRate
{
    private ExchangeRate() { } // EF Core

    public string Currency { get; private init; } = "";

    public DateOnly Day { get; private init; }

    public decimal Rate { get; private set; }

    public static ExchangeRate Create(string currency, DateOnly day, decimal rate) => new() { Currency = currency, Day = day, Rate = rate };

    public void Set(decimal rate) => Rate = rate;
}
