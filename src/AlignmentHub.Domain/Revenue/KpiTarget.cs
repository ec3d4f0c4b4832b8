using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Revenue;

/// <summary>What a target is for: money won, pipeline made, or entries into a stage.</summary>
public enum TargetMeasure { WonRevenue, Pipeline, Mql, HandedOff, Accepted, Sql, Opportunity, Customer }

/// <summary>What is to be reached in one month, by one team or by all.</summary>
public sealed class KpiTarget : ILive
{
    private KpiTarget() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>Absent for the whole company.</summary>
    public Guid? TeamId { get; private init; }

    public TargetMeasure Measure { get; private init; }

    /// <summary>Minor units of the reporting currency, or how many.</summary>
    public long Value { get; private set; }

    public Guid? SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public int Version { get; private set; }

    public string LiveTopic => "target/";

    public static KpiTarget Create(DateOnly month, Guid? team, TargetMeasure measure, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Month = month, TeamId = team, Measure = measure };

    public Outcome Set(long value, Guid? by, DateTimeOffset now)
    {
        if (Month.Day != 1) return Refusal.Field("month", "Name a month such as 2026-03.");
        if (value < 0) return Refusal.Field("value", "A target is 0 or more.");
        if (value > RowValues.MostMinor) return Refusal.Field("value", "A target of this height cannot be kept. Name a lower one.");

        (Value, SetBy, SetAt) = (value, by, now);
        return Outcome.Done;
    }
}

/// <summary>What leadership says matters in a quarter. Each saying is kept; the latest is shown.</summary>
public sealed class PeriodNote : ILive
{
    public const int Longest = 2000;

    private PeriodNote() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>The first day of the quarter.</summary>
    public DateOnly Quarter { get; private init; }

    public string Text { get; private init; } = "";

    public Guid AuthorId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string LiveTopic => "target/";

    public static Outcome<PeriodNote> Write(DateOnly quarter, string text, Guid author, DateTimeOffset now)
    {
        if (quarter is not { Day: 1, Month: 1 or 4 or 7 or 10 }) return Refusal.Field("quarter", "Name the first day of a quarter.");
        if (text.Trim() is not { Length: > 0 and <= Longest } words) return Refusal.Field("text", $"Write what matters, in at most {Longest} characters.");

        return new PeriodNote { Id = Guid.CreateVersion7(now), Quarter = quarter, Text = words, AuthorId = author, At = now };
    }
}
