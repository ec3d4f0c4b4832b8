using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>What became of a lead: whether sales accepted it the last time it decided, and whether a deal with it was won or all were lost.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LeadOutcome(bool? IsAccepted, bool? IsWon)
{
    public static readonly LeadOutcome Unknown = new(null, null);
}
