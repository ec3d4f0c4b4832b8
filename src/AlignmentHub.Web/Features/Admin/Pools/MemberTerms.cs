using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Admin.Pools;

/// <summary>What a member of a pool gets, checked.</summary>
internal sealed record MemberTerms(decimal Weight, Capacity Capacity, Reach Reach)
{
    private const decimal LargestWeight = 1000;
    private const int WeightDecimals = 6;
    private const int LargestCapacity = 10_000;
    private const int MostEntries = 300;
    private const int LongestEntry = 100;

    /// <summary>Everything wrong goes among the problems, under the path of the member.</summary>
    public static MemberTerms Read(PoolMemberTerms terms, string path, Dictionary<string, IReadOnlyList<string>> problems)
    {
        if (terms.Weight is <= 0 or > LargestWeight || decimal.Round(terms.Weight, WeightDecimals) != terms.Weight)
            problems[$"{path}.weight"] = [$"Choose a weight above 0 and up to {LargestWeight}, with at most {WeightDecimals} decimals."];
        CheckNumber(terms.MostOpen, $"{path}.mostOpen", problems);
        CheckNumber(terms.MostPerDay, $"{path}.mostPerDay", problems);
        return new(
            terms.Weight, new(terms.MostOpen, terms.MostPerDay),
            new(Entries(terms.Languages, $"{path}.languages", problems), Entries(terms.Territories, $"{path}.territories", problems)));
    }

    private static void CheckNumber(int? number, string path, Dictionary<string, IReadOnlyList<string>> problems)
    {
        if (number is not (null or (> 0 and <= LargestCapacity))) problems[path] = [$"Choose 1 to {LargestCapacity}, or nothing for no limit."];
    }

    private static List<string> Entries(IReadOnlyList<string>? given, string path, Dictionary<string, IReadOnlyList<string>> problems)
    {
        List<string> entries = [.. (given ?? []).Select(entry => entry.Trim()).Where(entry => entry.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (entries.Count > MostEntries || entries.Any(entry => entry.Length > LongestEntry)) problems[path] = [$"Give at most {MostEntries} entries of at most {LongestEntry} characters."];
        return entries;
    }
}
