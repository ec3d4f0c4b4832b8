namespace AlignmentHub.Domain.Sla;

/// <summary>Working hours on the real time line, in UTC ticks.</summary>
internal interface IOpenTime
{
    bool IsOpen(long utc);

    bool IsDayOff(long utc);

    /// <summary>Up to when it is open without a break, of an open instant; where it goes on at once, maybe only to there.</summary>
    long OpenUntil(long utc);

    long Between(long from, long to);

    /// <summary>The earliest instant up to a limit with so much open time, above 0, since another; absent when there is none.</summary>
    long? After(long from, long open, long limit);
}
