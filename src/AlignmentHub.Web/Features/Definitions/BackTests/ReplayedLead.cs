using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>A row of <see cref="Domain.Definitions.BackTestLead"/>.</summary>
internal sealed record ReplayedLead(Guid BackTestId, Guid LeadId, bool HasImportedPast, bool? IsAccepted, bool? IsWon)
{
    public bool WasCurrent { get; private init; }

    public bool WasProposed { get; private init; }

    public DateTimeOffset? CurrentAt { get; private init; }

    public DateTimeOffset? ProposedAt { get; private init; }

    /// <summary>Null if neither version has anything to do with the lead.</summary>
    public static ReplayedLead? Of(Guid backTestId, Guid leadId, bool hasImported, in Replayed current, in Replayed proposed, LeadOutcome outcome)
    {
        if (!IsFound(in current) && !IsFound(in proposed)) return null;

        return new(backTestId, leadId, hasImported, outcome.IsAccepted, outcome.IsWon)
        {
            WasCurrent = current.WasQualified, WasProposed = proposed.WasQualified, CurrentAt = InstantOf(current.FirstTicks), ProposedAt = InstantOf(proposed.FirstTicks),
        };
    }

    private static bool IsFound(in Replayed replayed) => replayed.WasQualified || replayed.FirstTicks is not null;

    // The database keeps microseconds.
    private static DateTimeOffset? InstantOf(long? ticks) => ticks is { } known ? new(known - known % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero) : null;
}
