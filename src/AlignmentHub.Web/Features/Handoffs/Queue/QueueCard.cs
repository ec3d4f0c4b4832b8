using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Sla;

namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>Everything a rep needs to decide on one lead.</summary>
public sealed record QueueCard(QueueRow Row, HandoffState State, TimeLeft? Left)
{
    /// <summary>Read when the card is looked at; most cards of a list are not.</summary>
    public HandoffSnapshot Snapshot => field ??= HandoffSnapshot.FromJson(Row.Snapshot);

    public Guid Id => Row.Id;

    /// <summary>Who looks at it; absent where nobody in particular does.</summary>
    public Guid? Viewer { get; init; }

    /// <summary>Whether it waits for whoever takes it first: in a pool, or because the rep who has it is long overdue.</summary>
    public bool IsQueued => State == HandoffState.Queued || (Row.OfferedAt is not null && Viewer is { } viewer && Row.RepId != viewer);

    public bool IsToDecide => State == HandoffState.Assigned && !IsQueued;

    public bool IsToWork => State is HandoffState.Accepted or HandoffState.Working && !IsQueued;

    public bool IsPaused => Row.PausedAt is not null;
}

/// <summary>A hand-off with its lead as the database tells it.</summary>
public sealed record QueueRow
{
    public required Guid Id { get; init; }

    public required string State { get; init; }

    public required int Pass { get; init; }

    public required string Snapshot { get; init; }

    public string? ManualReason { get; init; }

    /// <summary>Where it waits, while nobody has it or everybody may take it.</summary>
    public string? Pool { get; init; }

    /// <summary>Who has it.</summary>
    public string? Rep { get; init; }

    public Guid? RepId { get; init; }

    public DateTimeOffset? OfferedAt { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>JSON: pairs of instants between which its clocks stood still; the last one may have no end.</summary>
    public string? Pauses { get; init; }

    public required Guid LeadId { get; init; }

    public required string Name { get; init; }

    public string? FirstName { get; init; }

    public string? Title { get; init; }

    public string? Company { get; init; }

    public int? Employees { get; init; }

    public bool? IsTarget { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Country { get; init; }

    public double? Score { get; init; }

    public string? Grade { get; init; }

    /// <summary>The promise that runs out first.</summary>
    public string? Promise { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public int? TargetMinutes { get; init; }

    public Guid? CalendarVersionId { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How the pass before this one ended.</summary>
    public string? LastState { get; init; }

    public string? LastReason { get; init; }

    public string? LastRep { get; init; }

    public DateTimeOffset? LastEndedAt { get; init; }

    public required int Outreaches { get; init; }

    public DateTimeOffset? LastOutreachAt { get; init; }

    public required int Deals { get; init; }

    public required int WonDeals { get; init; }
}
