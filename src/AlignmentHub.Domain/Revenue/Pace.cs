using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Revenue;

/// <summary>How much of a period's working days is over. A day on which nobody works brings nothing nearer.</summary>
/// <param name="DaysDone">Of the present day the part of its hours that is over.</param>
public sealed record Pace(double DaysDone, int DaysInAll)
{
    public double DaysLeft => DaysInAll - DaysDone;

    /// <param name="days">The first instant of each day of the period, and of the day after it.</param>
    public static Pace Of(IReadOnlyList<DateTimeOffset> days, BusinessCalendar calendar, DateTimeOffset now)
    {
        var (done, all) = (0.0, 0);
        foreach (var (begin, end) in days.Zip(days.Skip(1)))
        {
            if (calendar.Elapsed(begin, end) is not { Ticks: > 0 } hours) continue;

            all++;
            if (now >= end) done++;
            else if (now > begin) done += calendar.Elapsed(begin, now) / hours;
        }

        return new Pace(done, all);
    }

    /// <summary>What of a target should be there by now; absent in a period without working days.</summary>
    public double? Expected(long target) => DaysInAll > 0 ? target * DaysDone / DaysInAll : null;

    /// <summary>Where the period ends if the days that are left bring as much as days did before.</summary>
    /// <param name="actual">What is there already.</param>
    /// <param name="earlier">What a working day brought in each of the months before.</param>
    public Forecast? Forecast(long actual, IReadOnlyList<double> earlier)
    {
        // Less than a day says nothing about the days to come.
        double? now = DaysDone >= 1 ? actual / DaysDone : null;
        List<double> rates = now is { } rate ? [rate, .. earlier] : [.. earlier];
        if (rates.Count == 0) return null;

        var likely = now ?? rates.Order().ElementAt(rates.Count / 2);
        return new Forecast(After(rates.Min()), After(likely), After(rates.Max()));

        long After(double perDay) => actual + (long)Math.Round(perDay * DaysLeft);
    }
}

/// <summary>Where a period is likely to end, and between what: the slowest and the fastest of the present pace and the months before.</summary>
public sealed record Forecast(long Low, long Likely, long High);
