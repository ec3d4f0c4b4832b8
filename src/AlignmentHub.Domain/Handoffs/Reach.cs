namespace AlignmentHub.Domain.Handoffs;

/// <summary>Which leads a member of a pool gets: those in their languages and of their territories. A lead that says nothing of it suits everybody.</summary>
/// <param name="Languages">Tags such as <c>de</c>, which also takes <c>de-AT</c>; none: every language.</param>
/// <param name="Territories">Countries as leads write them; none: the whole world.</param>
public sealed record Reach(IReadOnlyList<string> Languages, IReadOnlyList<string> Territories)
{
    public static Reach Everything { get; } = new([], []);

    /// <summary>Why this lead is nothing for the member; absent when it is.</summary>
    public string? Misses(string? language, string? country)
    {
        if (language is { Length: > 0 } && Languages.Count > 0 && !Languages.Any(known => Covers(known, language))) return $"does not work in {language}";
        if (country is { Length: > 0 } && Territories.Count > 0 && !Territories.Contains(country, StringComparer.OrdinalIgnoreCase)) return $"does not cover {country}";

        return null;
    }

    private static bool Covers(string known, string asked) =>
        asked.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (asked.Length == known.Length || asked[known.Length] is '-' or '_');
}
