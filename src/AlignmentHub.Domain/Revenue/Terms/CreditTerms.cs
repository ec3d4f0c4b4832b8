namespace AlignmentHub.Domain.Revenue.Terms;

/// <summary>What marketing gets credit for: how far back touches count, and whose (semantics.md 7).</summary>
/// <param name="Model">By which won revenue is divided where nobody asks for another.</param>
/// <param name="WindowDays">How long before a deal's creation touches and outreaches count.</param>
public sealed record CreditTerms(AttributionModel Model, int WindowDays, TouchPersons Persons)
{
    public const int LongestWindowDays = 730;

    /// <summary>What holds until both sides have signed something else.</summary>
    public static readonly CreditTerms Starter = new(AttributionModel.Linear, TouchPath.WindowDays, TouchPersons.Contacts);

    /// <summary>The window in hours, because a day of a calendar may have 23 of them.</summary>
    public int WindowHours => WindowDays * 24;

    public Outcome Check() => WindowDays is >= 1 and <= LongestWindowDays ? Outcome.Done : Refusal.Field("windowDays", $"Choose 1 to {LongestWindowDays} days.");
}
