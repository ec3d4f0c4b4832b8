using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Conditions;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>Which leads a list shows; what is absent does not narrow it.</summary>
public sealed record LeadFilter
{
    public IReadOnlyList<LeadStage> Stages { get; init; } = [];

    public Guid? OwnerId { get; init; }

    /// <summary>Only leads that nobody owns.</summary>
    public bool Unowned { get; init; }

    public string? Source { get; init; }

    /// <summary>The key of a campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>A word that people put on leads.</summary>
    public string? Tag { get; init; }

    /// <summary>Leads without a score are in no range.</summary>
    public double? MinScore { get; init; }

    public double? MaxScore { get; init; }

    /// <summary>The beginning of a name, a company, an address or an external id.</summary>
    public string? Text { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>What somebody put together of fields, comparisons and values.</summary>
    public LeadCondition? Where { get; init; }

    public bool IsEmpty => this == new LeadFilter { Stages = Stages } && Stages.Count == 0;
}

public enum LeadSort { CreatedAt, UpdatedAt, Score, Name }

/// <summary>In which order; each is served by an index. Leads without a score come last, whichever way.</summary>
public sealed record LeadOrder(LeadSort By, bool Descending)
{
    public static LeadOrder Latest { get; } = new(LeadSort.CreatedAt, Descending: true);
}

/// <summary>The place of a lead in an order: what it is sorted by, and its id.</summary>
public sealed record LeadCursor(Guid Id, DateTimeOffset? At = null, double? Score = null, string? Name = null)
{
    /// <summary>Whether it is a place in this order; it comes back from outside.</summary>
    public bool IsIn(LeadOrder order) => order.By switch
    {
        LeadSort.CreatedAt or LeadSort.UpdatedAt => At is { Offset.Ticks: 0 },
        LeadSort.Score => Score is null or (>= 0 and <= double.MaxValue),
        LeadSort.Name => Name is { } name && !name.Contains('\0', StringComparison.Ordinal),
    };
}
