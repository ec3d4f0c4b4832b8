using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Features.Admin;

/// <summary>A thing that administrators set under a key, with the version that a later change can name.</summary>
public interface ISheet
{
    int Version { get; }
}

/// <summary>What a PUT left behind.</summary>
public sealed record Saved<TSheet>(TSheet Sheet, bool IsNew);

/// <summary>What can be done over REST with things that are set under a key.</summary>
/// <param name="Set">Creates or replaces; refuses when the version that was seen is not the present one.</param>
internal sealed record KeyedResource<TTerms, TSheet>(
    Func<CancellationToken, Task<IReadOnlyList<TSheet>>> List,
    Func<string, CancellationToken, Task<TSheet?>> Find,
    Func<string, TTerms, int?, Actor, CancellationToken, Task<Outcome<Saved<TSheet>>>> Set,
    Func<string, Actor, CancellationToken, Task<Outcome>> Remove)
    where TTerms : class where TSheet : class, ISheet;

/// <summary>The names under which scripts know teams, pools, rules and calendars.</summary>
internal static class ResourceKey
{
    private const int Longest = 100;

    public static Outcome Check(string key) => key.Length is > 0 and <= Longest && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? Outcome.Done
        : Refusal.Field("key", $"Use 1 to {Longest} letters, digits, dots, dashes or underscores without accents.");

    public static Outcome CheckName(string? name) => name?.Trim().Length is > 0 and <= 200
        ? Outcome.Done
        : Refusal.Field("name", "Give a name of at most 200 characters.");
}
