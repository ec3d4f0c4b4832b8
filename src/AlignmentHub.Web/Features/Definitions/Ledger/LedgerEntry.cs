using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Comparison;

namespace AlignmentHub.Web.Features.Definitions.Ledger;

/// <summary>What became of one version: who wanted it and why, who agreed, when it counted, and what came of it.</summary>
/// <param name="Difference">What it changed against the version that counted before it.</param>
public sealed record LedgerEntry(int Number, DefinitionState State, VersionSheet Sheet, VersionDifference? Difference)
{
    /// <summary>Absent when it was not proposed because of rejections.</summary>
    public LedgerCause? Cause { get; init; }

    /// <summary>Threads that ended in an agreement to change the definition, by this version.</summary>
    public IReadOnlyList<LedgerThread> Threads { get; init; } = [];

    /// <summary>Absent until it has counted.</summary>
    public LedgerEffect? Effect { get; init; }
}

/// <param name="OpenedBy">Who began it.</param>
public sealed record LedgerThread(int Number, Guid Id, string OpenedBy, string? Note);

/// <summary>The rejections that led to a version: those for its reason in the 60 days before it was proposed.</summary>
/// <param name="Mine">Those by the person who looks.</param>
public sealed record LedgerCause(int Number, string Reason, string Label, long Rejections, long Reps, long Mine);

/// <summary>
/// Hand-offs that the rules made in the 28 days before a version became active, and in the 28 days after or as far as they have come: until
/// now, or until it was retired. Decisions are those about these hand-offs, whenever they were taken.
/// </summary>
/// <param name="Days">How many of the days after are over.</param>
public sealed record LedgerEffect(double Days, EffectSide Before, EffectSide After)
{
    public const int Window = 28;

    /// <summary>Whether later days may still change it.</summary>
    public bool IsImmature => Days < Window;
}

/// <param name="ForReason">Rejections for the reason that the version answers; absent without one.</param>
public sealed record EffectSide(long Volume, long Decided, long Accepted, long? ForReason)
{
    /// <summary>Below this many decisions the rate is shown with a mark.</summary>
    public const int SmallSample = 20;

    public double? AcceptanceRate => Decided > 0 ? (double)Accepted / Decided : null;
}
