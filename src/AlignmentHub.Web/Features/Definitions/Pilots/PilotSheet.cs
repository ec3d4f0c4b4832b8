using AlignmentHub.Domain.Definitions.Pilots;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>A pilot as people read it.</summary>
/// <param name="Number">Of the version on trial.</param>
/// <param name="Main">The number of the version that was active beside it.</param>
/// <param name="Share">In percent of all leads; absent for a pilot of pools.</param>
/// <param name="Version">Counts the changes of the pilot itself, for If-Match.</param>
public sealed record PilotSheet(
    Guid Id, Guid DefinitionId, int Number, int Main, int? Share, IReadOnlyList<PilotPool> Pools, DateTimeOffset StartedAt, string? StartedBy, DateTimeOffset? EndedAt,
    string? EndedBy, PilotEnding? Ending, int Version)
{
    public bool IsOpen => EndedAt is null;
}

public sealed record PilotPool(string Key, string Name);

/// <summary>A pilot with what became of the leads on both sides.</summary>
/// <param name="Currency">Of the won revenue, which is in its minor units.</param>
public sealed record PilotReport(PilotSheet Pilot, PilotSide Trial, PilotSide Main, PilotComparison Acceptance, string Currency)
{
    public IReadOnlyList<PilotSide> Sides => [Trial, Main];
}

/// <summary>One of both sides.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="Percent">Of all leads that it judges; absent where pools decide.</param>
public sealed record PilotSide(int Number, PilotArm Arm, int? Percent)
{
    /// <summary>How many it would have qualified of all leads at this rate, so that sides of different size can be compared.</summary>
    public long? OfAllLeads => Percent is { } percent ? (long)Math.Round(Arm.Qualified * 100.0 / percent) : null;
}
