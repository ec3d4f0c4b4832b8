using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>That a lead enters a stage, and why.</summary>
public sealed record StageChange(Guid LeadId, LeadStage To, DateTimeOffset At)
{
    /// <summary>Absent when the hub itself moves it.</summary>
    public Guid? ActorId { get; init; }

    public string? Reason { get; init; }

    public Guid? DefinitionVersionId { get; init; }

    public Guid? HandoffId { get; init; }

    /// <summary>When a lead that enters Nurture goes back to Engaged by itself.</summary>
    public DateTimeOffset? WakesAt { get; init; }

    /// <summary>Whether it was brought along from another system.</summary>
    public bool IsImported { get; init; }

    /// <summary>Whether the lead's deals say so, which brings it there from wherever it stood.</summary>
    public bool FollowsDeals { get; init; }
}
