using System.Globalization;
using AlignmentHub.Domain.Sla;
using FsCheck;
using FsCheck.Fluent;
using DayText = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.IReadOnlyList<string>>;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>Generates calendars of any shape, near changes of the clock more often than not.</summary>
internal static class CalendarCases
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Santiago", "Africa/Cairo",
        "Africa/Casablanca", "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham",
    ];

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static Gen<CalendarCase> OverDays(int days) =>
        from year in Gen.Choose(2007, 2027)
        from startDay in Gen.OneOf(Gen.Choose(0, 364), Gen.Choose(60, 105), Gen.Choose(260, 310))
        from seconds in Gen.Choose(0, 86_399)
        let start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(startDay).AddSeconds(seconds)
        from document in Documents(DateOnly.FromDateTime(start.UtcDateTime), days)
        from lengths in Gen.Choose(0, days * 43_200).Two()
        from amounts in Gen.Choose(0, days * 300).Two()
        from pauses in Pauses(start, days)
        select new CalendarCase(document, start, start.AddSeconds(lengths.Item1), start.AddSeconds(lengths.Item1 + lengths.Item2),
            TimeSpan.FromMinutes(amounts.Item1), TimeSpan.FromMinutes(amounts.Item2), pauses);

    public static Gen<CalendarCase> InWholeMinutes(int days) =>
        from c in OverDays(days)
        select c with
        {
            Start = Whole(c.Start), Middle = Whole(c.Middle), End = Whole(c.End), Pauses = [.. c.Pauses.Select(p => new Pause(Whole(p.From), Whole(p.To)))],
        };

    private static Gen<CalendarDocument> Documents(DateOnly around, int days) =>
        from zone in Gen.Elements(Zones)
        from week in Hours().ArrayOf(7)
        from holidays in Gen.Choose(-1, days).ArrayOf(2)
        from overrides in Gen.Choose(-1, days).Zip(Hours()).ArrayOf(2)
        from isExceptional in Gen.Elements(true, false)
        select new CalendarDocument
        {
            TimeZone = zone,
            Week = Weekdays.Zip(week).ToDictionary(d => d.First, d => (DayText?)d.Second),
            Holidays = isExceptional ? [.. holidays.Select(day => Name(around.AddDays(day)))] : null,
            Overrides = isExceptional ? overrides.DistinctBy(o => o.Item1).ToDictionary(o => Name(around.AddDays(o.Item1)), o => (DayText?)o.Item2) : null,
        };

    // Pairs of neighbouring cuts; night hours more often, because clocks are changed at night.
    private static Gen<DayText?> Hours() =>
        from pairs in Gen.Elements(0, 1, 1, 1, 2, 3)
        from cuts in Gen.OneOf(Gen.Choose(0, 1440), Gen.Choose(0, 48).Select(half => half * 30), Gen.Choose(0, 16).Select(quarter => quarter * 15))
            .ArrayOf(pairs * 2)
        select (DayText?)[.. cuts.Distinct().Order().Chunk(2).Where(c => c.Length == 2).Select(c => new[] { Clock(c[0]), Clock(c[1]) })];

    private static Gen<Pause[]> Pauses(DateTimeOffset start, int days) =>
        from count in Gen.Elements(0, 0, 1, 2, 4)
        from pauses in Gen.Choose(-86_400, days * 86_400).Zip(Gen.Choose(-3_600, 100_000)).ArrayOf(count)
        select pauses.Select(p => new Pause(start.AddSeconds(p.Item1), start.AddSeconds(p.Item1 + p.Item2))).ToArray();

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static string Name(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
