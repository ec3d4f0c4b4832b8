namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Which of the open hand-offs are shown; urgent ones are at risk or breached.</summary>
public enum BoardShow { Urgent, AtRisk, Breached, Untouched, Open }

/// <summary>What the lanes are.</summary>
public enum BoardLane { Rep, Team, Campaign }

/// <summary>An open hand-off on the board.</summary>
/// <param name="Promise">The promise that is due first; absent while none runs.</param>
public sealed record BoardCard(
    Guid HandoffId, string Lead, string? Company, string? Campaign, Guid? RepId, string? Rep, Guid? TeamId, string? Team, string? Promise, DateTimeOffset? DueAt,
    bool IsOverdue, bool IsAtRisk, bool IsTouched);

/// <summary>All open hand-offs; a paused one is neither at risk nor breached.</summary>
public sealed record BoardCounts(int Open, int AtRisk, int Breached, int Untouched);

/// <summary>A rep on the board: what runs now, and the decisions due in the period.</summary>
public sealed record BoardLine(Guid PersonId, string Email, string Name, string? Team, long Open, long AtRisk, long Overdue, long Met, long Missed)
{
    public bool IsAway { get; init; }

    /// <summary>Absent: until further notice.</summary>
    public DateTimeOffset? AwayUntil { get; init; }
}
