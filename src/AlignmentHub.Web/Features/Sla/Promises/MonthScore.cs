using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>A month's promise with what it is made of.</summary>
/// <param name="Team">The key of the sales team that gets the leads; absent: everybody together.</param>
/// <param name="Kept">How many hand-offs kept it; the share is of <paramref name="Of"/>.</param>
/// <param name="Of">What the share is of; for a volume the accepted leads themselves.</param>
/// <param name="AcceptanceRate">The plain rate beside the quality: accepted ÷ decided.</param>
public sealed record MonthScore(MonthPromise Promise, string? Team, string? TeamName, long Kept, long Of, double? AcceptanceRate)
{
    /// <summary>The number that was set, as it is on record.</summary>
    public required Guid TargetId { get; init; }
}

/// <summary>A month of the hub's zone.</summary>
internal sealed record HubMonth(DateOnly First, DateTimeOffset From, DateTimeOffset To);

/// <summary>What sales made of a month's leads of one team (semantics.md 4.9).</summary>
/// <param name="Month">1 for the first of the months asked for.</param>
internal sealed record MonthDecisions(int Month, Guid? TeamId, long Decided, long Accepted, long Overturned, long RejectedForMarketing);

/// <summary>How many hand-offs of a month had every required field when they were handed over.</summary>
internal sealed record MonthFields(int Month, Guid? TeamId, long Handoffs, long Complete);
