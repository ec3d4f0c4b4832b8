using System.Globalization;
using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Reads the query string and notes what is wrong with it by name, so that one answer names everything.</summary>
public sealed class QueryReader(HttpRequest request)
{
    private const int LongestText = 200;
    private readonly Dictionary<string, IReadOnlyList<string>> _problems = [];

    /// <summary>What was wrong so far; absent when all is well.</summary>
    public Refusal? Refusal => _problems.Count == 0 ? null : new Refusal("Some of what was asked for cannot be read.") { Fields = _problems };

    public string? Text(string name) => Read<string>(name, $"At most {LongestText} characters, none of them NUL.", text => text.Length <= LongestText && !text.Contains('\0') ? text : null);

    /// <summary>RFC 3339 with an offset.</summary>
    public DateTimeOffset? Instant(string name) => ReadValue(name, "An instant such as 2026-03-08T13:00:00Z.", AsInstant);

    public DateOnly? Day(string name) => ReadValue(name, "A day such as 2026-03-08.", AsDay);

    /// <summary>A day of the given zone, as the instant it begins at, or an instant.</summary>
    public DateTimeOffset? DayOrInstant(string name, TimeZoneInfo zone) => ReadValue(name, "A day such as 2026-03-08, or an instant such as 2026-03-08T13:00:00Z.",
        text => AsDay(text) is { } day && ReportPeriod.HasYear(day.Year) ? zone.BeginOf(day) : AsInstant(text));

    public Guid? Id(string name) => ReadValue(name, "A UUID.", text => Guid.TryParse(text, out var id) ? id : (Guid?)null);

    public int? Whole(string name, int smallest, int largest) => ReadValue(name, $"A number from {smallest} to {largest}.",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest ? number : (int?)null);

    /// <summary>One of the members, spelled as in JSON.</summary>
    public T? Choice<T>(string name) where T : struct, Enum => ReadValue(name, $"One of {string.Join(", ", Enum.GetNames<T>().Select(JsonName))}.",
        text => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(member => JsonName($"{member}") == text));

    public void Refuse(string name, string reason) => _problems[name] = [reason];

    // A plus that was not escaped arrives as a space.
    private static DateTimeOffset? AsInstant(string text) => Instants.Parse(text.Replace(' ', '+'));

    internal static DateOnly? AsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string JsonName(string member) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member);

    private T? Read<T>(string name, string expected, Func<string, T?> parse) where T : class
    {
        if (request.Query[name].ToString() is not { Length: > 0 } text) return null;

        var value = parse(text);
        if (value is null) Refuse(name, expected);
        return value;
    }

    private T? ReadValue<T>(string name, string expected, Func<string, T?> parse) where T : struct
    {
        if (request.Query[name].ToString() is not { Length: > 0 } text) return null;

        var value = parse(text);
        if (value is null) Refuse(name, expected);
        return value;
    }
}
