using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>How many leads, and what became of them.</summary>
/// <param name="Decided">Those on which sales decided.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OutcomeCount(long Leads, long Decided, long Accepted, long Won, long Lost)
{
    /// <summary>Accepted ÷ decided (semantics.md 6.3); absent without a decision.</summary>
    [JsonIgnore]
    public double? AcceptanceRate => Decided == 0 ? null : (double)Accepted / Decided;

    /// <summary>Won ÷ (won + lost); absent without an end.</summary>
    [JsonIgnore]
    public double? WinRate => Won + Lost == 0 ? null : (double)Won / (Won + Lost);

    public static OutcomeCount Of(LeadOutcome outcome) =>
        new(1, outcome.IsAccepted is null ? 0 : 1, outcome.IsAccepted == true ? 1 : 0, outcome.IsWon == true ? 1 : 0, outcome.IsWon == false ? 1 : 0);

    public static OutcomeCount operator +(OutcomeCount a, OutcomeCount b) =>
        new(a.Leads + b.Leads, a.Decided + b.Decided, a.Accepted + b.Accepted, a.Won + b.Won, a.Lost + b.Lost);

    public static OutcomeCount operator -(OutcomeCount a, OutcomeCount b) =>
        new(a.Leads - b.Leads, a.Decided - b.Decided, a.Accepted - b.Accepted, a.Won - b.Won, a.Lost - b.Lost);

    public static OutcomeCount Add(OutcomeCount left, OutcomeCount right) => left + right;

    public static OutcomeCount Subtract(OutcomeCount left, OutcomeCount right) => left - right;
}
