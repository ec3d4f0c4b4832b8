namespace AlignmentHub.Web.Platform.Time;

/// <summary>Days of a zone as instants.</summary>
public static class LocalDays
{
    // Whoever types the year 9999 means "for ever"; a day later there are no instants.
    private static readonly DateOnly First = DateOnly.MinValue.AddDays(2), Last = DateOnly.MaxValue.AddDays(-2);

    /// <summary>The first instant of a local day; where a clock put forward skips midnight, the first that exists.</summary>
    public static DateTimeOffset BeginOf(this TimeZoneInfo zone, DateOnly day)
    {
        var local = (day < First ? First : day > Last ? Last : day).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return zone.InstantOf(local)!.Value;
    }

    /// <summary>The first instant after a local day.</summary>
    public static DateTimeOffset EndOf(this TimeZoneInfo zone, DateOnly day) => zone.BeginOf(day < Last ? day.AddDays(1) : day);

    /// <summary>The instant at which clocks of the zone show this; absent where a clock put forward skips it.</summary>
    public static DateTimeOffset? InstantOf(this TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsInvalidTime(local)) return null;

        // Of an hour that happens twice it is the first pass, which has the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
