using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Sla;

/// <summary>A calendar as it is written, sent and stored (sla-semantics.md 1). An absent member is the same as null.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CalendarDocument
{
    /// <summary>IANA name.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>mon</c> to <c>sun</c> with pairs of <c>HH:MM</c>; <c>24:00</c> is the end of the day.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>?>? Week { get; init; }

    /// <summary>Local dates <c>YYYY-MM-DD</c>, closed all day.</summary>
    public IReadOnlyList<string>? Holidays { get; init; }

    /// <summary>Local dates whose hours replace those of the week; none is closed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>?>? Overrides { get; init; }

    /// <summary>Free days that came from a calendar file; those that are switched off are worked on like any other.</summary>
    public IReadOnlyList<ImportedHoliday>? Imported { get; init; }

    /// <exception cref="JsonException">The text is no calendar.</exception>
    public static CalendarDocument FromJson(string json) =>
        JsonSerializer.Deserialize<CalendarDocument>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A calendar is an object.");

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Everything wrong with it, by path such as <c>week.mon[0]</c>; empty when all is well.</summary>
    /// <param name="forSaving">Also refuses what can be calculated with but helps nobody: no working time, a date that is both holiday and override.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Validate(bool forSaving) => new CalendarReader(this, forSaving).Errors;

    public Outcome<BusinessCalendar> Read(bool forSaving = false)
    {
        var reader = new CalendarReader(this, forSaving);
        if (reader.Calendar is not { } calendar) return new Refusal("This calendar has mistakes.") { Fields = reader.Errors };

        return calendar;
    }
}

/// <summary>A free day that came from a file, with the name it has there.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ImportedHoliday(string? Date, string? Name = null, bool Off = false);
