namespace AlignmentHub.Domain.Sla;

/// <summary>
/// A calendar on the wall clock alone, as if no clock were ever changed. Whole weeks are counted by arithmetic and exceptional days
/// by running totals, so a question costs the same whatever lies between.
/// </summary>
internal sealed class LocalHours
{
    // More weeks than DateTime has; keeps products inside 64 bits.
    private const long MostWeeks = 600_000;

    private readonly DayHours[] week;
    private readonly long[] openBeforeWeekday = new long[8];
    private readonly long[] days;
    private readonly DayHours[] hours;

    // How much more or less is open than by the week alone, before the exception of the same index.
    private readonly long[] shift;

    /// <param name="week">Seven days, Monday first.</param>
    /// <param name="exceptions">Days since 0001-01-01, a Monday, that do not follow the week.</param>
    public LocalHours(IEnumerable<DayHours> week, IReadOnlyDictionary<long, DayHours> exceptions)
    {
        this.week = [.. week];
        for (var day = 0; day < 7; day++) openBeforeWeekday[day + 1] = openBeforeWeekday[day] + this.week[day].Open;

        days = [.. exceptions.Keys.Order()];
        hours = [.. days.Select(day => exceptions[day])];
        shift = new long[days.Length + 1];
        for (var i = 0; i < days.Length; i++) shift[i + 1] = shift[i] + hours[i].Open - this.week[Weekday(days[i])].Open;
    }

    private long OpenPerWeek => openBeforeWeekday[7];

    public bool IsOpen(long local)
    {
        var (day, time) = Split(local);
        return HoursOf(day, ExceptionsBefore(day)).IsOpen(time);
    }

    /// <summary>The end of the working hours in which a local instant lies.</summary>
    public long OpenUntil(long local)
    {
        var (day, time) = Split(local);
        return (day * TimeSpan.TicksPerDay) + HoursOf(day, ExceptionsBefore(day)).OpenUntil(time);
    }

    /// <summary>Whether an exception closes a day of the week that has hours.</summary>
    public bool IsDayOff(long local)
    {
        var (day, _) = Split(local);
        return HoursOf(day, ExceptionsBefore(day)).Open == 0 && week[Weekday(day)].Open > 0;
    }

    /// <summary>Open time from 0001-01-01 to a local instant.</summary>
    public long OpenBefore(long local)
    {
        var (day, time) = Split(local);
        var index = ExceptionsBefore(day);
        return OpenBeforeByWeek(day) + shift[index] + HoursOf(day, index).OpenBefore(time);
    }

    /// <summary>The earliest local instant before which so much is open; absent when it never is.</summary>
    public long? After(long open)
    {
        var index = Count(i => OpenBeforeByWeek(days[i]) + shift[i] < open);
        if (index == 0) return AfterByWeek(open);

        var day = days[index - 1];
        var onDay = open - OpenBeforeByWeek(day) - shift[index - 1];
        return onDay <= hours[index - 1].Open ? (day * TimeSpan.TicksPerDay) + hours[index - 1].After(onDay) : AfterByWeek(open - shift[index]);
    }

    private long? AfterByWeek(long open)
    {
        if (OpenPerWeek == 0) return null;

        var (weeks, rest) = Math.DivRem(open - 1, OpenPerWeek);
        if (rest < 0) (weeks, rest) = (weeks - 1, rest + OpenPerWeek);
        if (weeks > MostWeeks) return null;

        var day = Array.FindLastIndex(openBeforeWeekday, 6, before => before <= rest);
        return (((weeks * 7) + day) * TimeSpan.TicksPerDay) + week[day].After(rest + 1 - openBeforeWeekday[day]);
    }

    private long OpenBeforeByWeek(long day) => ((day - Weekday(day)) / 7 * OpenPerWeek) + openBeforeWeekday[Weekday(day)];

    private DayHours HoursOf(long day, int index) => index < days.Length && days[index] == day ? hours[index] : week[Weekday(day)];

    private int ExceptionsBefore(long day) => Count(i => days[i] < day);

    /// <summary>How many exceptions from the first on fulfil a condition that none after the first failure fulfils.</summary>
    private int Count(Predicate<int> holds)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(middle)) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // Offsets take instants near the first day of the calendar before it, hence the care for negative numbers.
    private static (long Day, long Time) Split(long local)
    {
        var (day, time) = Math.DivRem(local, TimeSpan.TicksPerDay);
        return time < 0 ? (day - 1, time + TimeSpan.TicksPerDay) : (day, time);
    }

    private static int Weekday(long day) => (int)(((day % 7) + 7) % 7);
}
