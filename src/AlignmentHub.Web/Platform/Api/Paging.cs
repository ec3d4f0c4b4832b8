using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Which part of a list is asked for: so many rows, after the one that the cursor names (api.md, Lists).</summary>
/// <typeparam name="TKey">A record of what the list is sorted by, ending with something unique.</typeparam>
/// <param name="After">Absent for the first part.</param>
public sealed record Paging<TKey>(int Limit, TKey? After) where TKey : class
{
    /// <summary>One more than asked for tells whether more follow.</summary>
    public int Take => Limit + 1;

    /// <param name="rows">Up to <see cref="Take"/> rows.</param>
    public ListAnswer<T> Answer<T>(IReadOnlyList<T> rows, Func<T, TKey> keyOf)
    {
        if (rows.Count <= Limit) return new ListAnswer<T>(rows, null);

        var items = rows.Take(Limit).ToList();
        return new ListAnswer<T>(items, Paging.Encode(keyOf(items[^1])));
    }
}

/// <summary>The answer of every list: a part of it, and the cursor of the next part if there is one.</summary>
public sealed record ListAnswer<T>(IReadOnlyList<T> Items, string? NextCursor);

public static class Paging
{
    public const int Default = 50;
    public const int Largest = 200;

    public static Outcome<Paging<TKey>> Read<TKey>(HttpRequest request) where TKey : class
    {
        var limit = Default;
        if (request.Query["limit"].ToString() is { Length: > 0 } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Largest))
        {
            return Refusal.Field("limit", $"Ask for 1 to {Largest} rows.");
        }
        if (request.Query["cursor"].ToString() is not { Length: > 0 } cursor) return new Paging<TKey>(limit, null);
        if (Decode<TKey>(cursor) is not { } after) return Refusal.Field("cursor", "Send the nextCursor of the answer before, as it was.");

        return new Paging<TKey>(limit, after);
    }

    internal static string Encode<TKey>(TKey key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key, Body.Options));

    internal static TKey? Decode<TKey>(string cursor) where TKey : class
    {
        if (!Base64Url.IsValid(cursor)) return null;

        try
        {
            return JsonSerializer.Deserialize<TKey>(Base64Url.DecodeFromChars(cursor), Body.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
