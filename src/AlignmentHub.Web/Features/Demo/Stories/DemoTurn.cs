using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>That a lead enters a stage.</summary>
internal sealed record DemoTurn(LeadStage To, DateTimeOffset At)
{
    /// <summary>The hand-off that it is about.</summary>
    public DemoPass? Pass { get; init; }

    /// <summary>Whether the rep of the hand-off did it, and not the hub.</summary>
    public bool IsByRep { get; init; }

    /// <summary>Whether whoever handed the lead over by hand did it.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Whether the definition did it.</summary>
    public bool IsByDefinition { get; init; }

    public string? Reason { get; init; }
    public DateTimeOffset? WakesAt { get; init; }
}

/// <summary>What a field of a lead held until an instant.</summary>
internal sealed record DemoFieldChange(Guid LeadId, string Field, string OldValue, DateTimeOffset ChangedAt);
