using System.Text.Json;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class CalendarDocumentTests
{
    private const string Sound = """
        {
          "timeZone": "Europe/Berlin",
          "week": { "mon": [["09:00", "12:00"], ["12:00", "24:00"]], "tue": [["13:00", "17:00"], ["08:00", "12:00"]], "sat": [] },
          "holidays": ["2026-12-25"],
          "overrides": { "2026-12-24": [["09:00", "12:00"]], "2026-12-31": [] }
        }
        """;

    [Fact]
    public void A_sound_calendar_may_be_saved()
    {
        Assert.Empty(CalendarDocument.FromJson(Sound).Validate(forSaving: true));
    }

    [Theory]
    [InlineData("""{ "week": { "mon": [["09:00", "17:00"]] } }""", "timeZone", "no zone")]
    [InlineData("""{ "timeZone": "Mars/Olympus", "week": { "mon": [["09:00", "17:00"]] } }""", "timeZone", "unknown zone")]
    [InlineData("""{ "timeZone": "W. Europe Standard Time", "week": { "mon": [["09:00", "17:00"]] } }""", "timeZone", "no IANA name")]
    [InlineData("""{ "timeZone": "europe/berlin", "week": { "mon": [["09:00", "17:00"]] } }""", "timeZone", "another spelling")]
    [InlineData("""{ "timeZone": "localtime", "week": { "mon": [["09:00", "17:00"]] } }""", "timeZone", "depends on the machine")]
    [InlineData("""{ "timeZone": "../../etc/passwd", "week": { "mon": [["09:00", "17:00"]] } }""", "timeZone", "a file")]
    [InlineData("""{ "timeZone": "UTC", "week": { "monday": [["09:00", "17:00"]] } }""", "week.monday", "unknown day")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["09:00", "17:00"], ["17:00", "09:00"]] } }""", "week.mon[1]", "ends before it starts")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["09:00", "09:00"]] } }""", "week.mon[0]", "empty")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["24:00", "24:00"]] } }""", "week.mon[0]", "starts at the end of the day")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["9:00", "17:00"]] } }""", "week.mon[0]", "one digit")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["09:60", "17:00"]] } }""", "week.mon[0]", "no such minute")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["09:00", "24:01"]] } }""", "week.mon[0]", "after the end of the day")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["09:00"]] } }""", "week.mon[0]", "no end")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [null] } }""", "week.mon[0]", "no pair")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["10:00", "17:00"], ["09:00", "10:01"]] } }""", "week.mon[0]", "overlap in any order")]
    [InlineData("""{ "timeZone": "UTC", "holidays": ["2026-12-25", "25.12.2026"] }""", "holidays[1]", "no date")]
    [InlineData("""{ "timeZone": "UTC", "holidays": ["2026-02-29"] }""", "holidays[0]", "no such day")]
    [InlineData("""{ "timeZone": "UTC", "overrides": { "tomorrow": [] } }""", "overrides.tomorrow", "no date")]
    [InlineData("""{ "timeZone": "UTC", "overrides": { "2026-12-24": [["12:00", "09:00"]] } }""", "overrides.2026-12-24[0]", "ends before it starts")]
    public void A_mistake_is_named_by_its_path(string json, string path, string because)
    {
        var document = CalendarDocument.FromJson(json);

        Assert.True(document.Validate(forSaving: false).Keys.SequenceEqual([path]), because);
        Assert.Equal(document.Validate(forSaving: false).Keys, document.Read().Refusal?.Fields.Keys);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var errors = CalendarDocument.FromJson("""
            { "week": { "mon": [["17:00", "09:00"], ["10:00", "10:00"]], "x": [] }, "holidays": ["x"], "overrides": { "y": [] } }
            """).Validate(forSaving: true);

        Assert.Equal(["timeZone", "week.mon[0]", "week.mon[1]", "week.x", "holidays[0]", "overrides.y"], errors.Keys);
    }

    [Theory]
    [InlineData("""{ "timeZone": "UTC" }""", "week", "nobody ever works")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": null, "tue": [] } }""", "week", "nobody ever works")]
    [InlineData("""{ "timeZone": "UTC", "week": { "mon": [["09:00", "17:00"]] }, "holidays": ["2026-12-24"], "overrides": { "2026-12-24": [] } }""",
        "overrides.2026-12-24", "two rules for one day")]
    public void What_helps_nobody_may_be_tried_but_not_saved(string json, string path, string because)
    {
        var document = CalendarDocument.FromJson(json);

        Assert.True(document.Read().IsDone, because);
        Assert.True(document.Validate(forSaving: true).Keys.SequenceEqual([path]), because);
        Assert.False(document.Read(forSaving: true).IsDone, because);
    }

    [Fact]
    public void What_is_stored_is_read_back_as_the_same_calendar()
    {
        var document = CalendarDocument.FromJson(Sound);

        Assert.Equal(document.ToJson(), CalendarDocument.FromJson(document.ToJson()).ToJson());
        Assert.Contains("\"timeZone\":\"Europe/Berlin\"", document.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "timezone": "UTC", "zone": "UTC" }""")]
    public void What_is_no_calendar_is_not_read(string json)
    {
        Assert.Throws<JsonException>(() => CalendarDocument.FromJson(json));
    }
}
