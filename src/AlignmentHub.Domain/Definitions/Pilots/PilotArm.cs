using AlignmentHub.Domain.Scoring.Suggestions;

namespace AlignmentHub.Domain.Definitions.Pilots;

/// <summary>What became of the leads that one version qualified while a pilot ran.</summary>
/// <param name="Qualified">Leads, each once.</param>
/// <param name="Accepted">Of these, those whose last decision was to accept.</param>
/// <param name="Won">Deals of these leads, each counted for the version that qualified the first of its contacts.</param>
/// <param name="WonMinor">In minor units of the hub's currency.</param>
public sealed record PilotArm(long Qualified, long Accepted, long Rejected, long Won, long WonMinor)
{
    /// <summary>Below this many decisions a rate is shown with a mark (semantics.md 4.8).</summary>
    public const int SmallSample = 20;

    public static readonly PilotArm Nothing = new(0, 0, 0, 0, 0);

    public long Decided => Accepted + Rejected;

    /// <summary>Absent as long as nothing is decided.</summary>
    public double? AcceptanceRate => Decided > 0 ? (double)Accepted / Decided : null;

    public bool IsSmallSample => Decided < SmallSample;

    internal WilsonInterval Interval => WilsonInterval.Of(Accepted, Decided);
}
