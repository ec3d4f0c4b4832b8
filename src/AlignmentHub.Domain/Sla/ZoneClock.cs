using System.Collections.Concurrent;

namespace AlignmentHub.Domain.Sla;

/// <summary>An instant at which the wall clock of a zone is put forward or back; offsets in ticks.</summary>
internal sealed record ClockChange(long At, long Before, long After);

/// <summary>
/// When the wall clock of a zone was changed. <see cref="TimeZoneInfo"/> only answers for one instant, so changes are searched once per
/// stretch of time and kept.
/// </summary>
internal sealed class ZoneClock
{
    // 400 Gregorian years are 773 such slots and whole weeks, so the rules of a zone repeat after them.
    private const long Slot = 189 * TimeSpan.TicksPerDay;
    private const long SlotsPerCycle = 773;
    private const long Cycle = SlotsPerCycle * Slot;

    // From about the year 2400 on, which is later than any change that a zone's data names one by one.
    private const long FirstRepeatedSlot = 6 * SlotsPerCycle;

    private static readonly ConcurrentDictionary<string, ZoneClock> Clocks = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<long, Stretch> stretches = new();
    private readonly TimeZoneInfo zone;

    private ZoneClock(TimeZoneInfo zone) => this.zone = zone;

    public static ZoneClock Of(TimeZoneInfo zone) => Clocks.GetOrAdd(zone.Id, _ => new ZoneClock(zone));

    public long OffsetAt(long utc)
    {
        var (stretch, later) = StretchOf(utc / Slot);
        var offset = stretch.Offset;
        foreach (var change in stretch.Changes)
        {
            if (change.At + later <= utc) offset = change.After;
        }
        return offset;
    }

    /// <summary>The first change after one instant and before another.</summary>
    public ClockChange? Next(long after, long before)
    {
        for (var slot = after / Slot; slot * Slot < before; slot++)
        {
            var (stretch, later) = StretchOf(slot);
            foreach (var change in stretch.Changes)
            {
                var at = change.At + later;
                if (at > after) return at < before ? change with { At = at } : null;
            }
        }
        return null;
    }

    private (Stretch Stretch, long Later) StretchOf(long slot)
    {
        var cycles = slot < FirstRepeatedSlot ? 0 : (slot - FirstRepeatedSlot) / SlotsPerCycle;
        return (stretches.GetOrAdd(slot - (cycles * SlotsPerCycle), Search), cycles * Cycle);
    }

    // No zone has changed its clock twice within a day.
    private Stretch Search(long slot)
    {
        var changes = new List<ClockChange>();
        for (var day = slot * Slot; day < (slot + 1) * Slot; day += TimeSpan.TicksPerDay)
        {
            var (before, after) = (Ask(day), Ask(day + TimeSpan.TicksPerDay));
            if (before != after) changes.Add(new ClockChange(FirstWith(after, day, day + TimeSpan.TicksPerDay), before, after));
        }
        return new Stretch(Ask(slot * Slot), [.. changes]);
    }

    private long FirstWith(long offset, long without, long with)
    {
        while (with - without > TimeSpan.TicksPerSecond)
        {
            var middle = (without + with) / 2 / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
            if (Ask(middle) == offset) with = middle;
            else without = middle;
        }
        return with;
    }

    private long Ask(long utc) => zone.GetUtcOffset(new DateTime(Math.Min(utc, DateTime.MaxValue.Ticks), DateTimeKind.Utc)).Ticks;

    private sealed record Stretch(long Offset, ClockChange[] Changes);
}
