namespace AlignmentHub.Domain.Leads;

/// <summary>One row of the stage history, the only source of funnel and velocity (semantics.md 2).</summary>
public sealed class StageMove
{
    private StageMove() { } // EF Core

    public long Id { get; private init; }

    public Guid LeadId { get; private init; }

    public LeadStage? FromStage { get; private init; }

    public LeadStage ToStage { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Guid? ActorId { get; private init; }

    public string? Reason { get; private init; }

    public Guid? DefinitionVersionId { get; private init; }

    public Guid? HandoffId { get; private init; }

    /// <summary>Whether the stage was skipped and is written so that later stages imply earlier ones.</summary>
    public bool IsInferred { get; private init; }

    /// <summary>Whether it was brought along from another system.</summary>
    public bool IsImported { get; private init; }

    /// <summary>When the lead left the stage again; absent while it is there. Like the next two it follows from the other moves of the lead.</summary>
    public DateTimeOffset? LeftAt { get; private init; }

    /// <summary>For which stage; absent also where that one was skipped.</summary>
    public LeadStage? LeftTo { get; private init; }

    /// <summary>1 when the lead entered the stage for the first time.</summary>
    public int Pass { get; private init; }
}
