namespace AlignmentHub.Web.Platform.Time;

/// <summary>Days of a zone as instants.</summary>
public static class LocalDays
{
    /// <summary>The first instant of a local day; where a clock put forward skips midnight, the first that exists.</summary>
    public static DateTimeOffset BeginOf(this TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return zone.InstantOf(local)!.Value;
    }

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
