using System.Collections.Frozen;
using System.Text.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>The members of an enum as they are written on the wire: camelCase, and in files in any case.</summary>
internal static class Choices<T> where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> Exact = Enum.GetValues<T>().ToFrozenDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));
    private static readonly FrozenDictionary<string, T> AnyCase = Exact.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Names { get; } = string.Join(", ", Exact.Keys);

    public static T? Find(string? name, bool anyCase) =>
        name is not null && (anyCase ? AnyCase : Exact).TryGetValue(anyCase ? name.Trim() : name, out var found) ? found : null;
}
