namespace AlignmentHub.Domain.Revenue;

/// <summary>A month whose numbers stand still; what changes later is told as an adjustment (semantics.md 7.5).</summary>
public sealed class ClosedMonth : ILive
{
    public const int ShortestReason = 10;

    public const int LongestReason = 1000;

    /// <summary>The rules that divide revenue. It grows when a model changes, so that old months can be read by the rules of their time.</summary>
    public const string ModelVersion = "attribution 1";

    private ClosedMonth() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>In the hub's zone when it was closed.</summary>
    public DateTimeOffset BeginsAt { get; private init; }

    /// <summary>The first instant that is no longer in it.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>What the hub knew by then is in the frozen numbers.</summary>
    public DateTimeOffset ClosedAt { get; private init; }

    /// <summary>Absent when the timetable closed it.</summary>
    public Guid? ClosedBy { get; private init; }

    public string Model { get; private init; } = "";

    /// <summary>The definitions that were active, as JSON.</summary>
    public string Definitions { get; private init; } = "[]";

    /// <summary>The version of what sourced and influenced mean; absent while nobody had signed any.</summary>
    public int? Terms { get; private init; }

    public DateTimeOffset? ReopenedAt { get; private set; }

    public Guid? ReopenedBy { get; private set; }

    public string? ReopenReason { get; private set; }

    public int Version { get; private set; }

    public bool IsClosed => ReopenedAt is null;

    public string LiveTopic => $"month/{Month:yyyy-MM}";

    public static Outcome<ClosedMonth> Close(DateOnly month, DateTimeOffset beginsAt, DateTimeOffset endsAt, ClosedUnder rules, Guid? by, DateTimeOffset now)
    {
        if (month.Day != 1) return Refusal.Field("month", "Name a month such as 2026-03.");
        if (now < endsAt) return new Refusal("A month can be closed once it is over.");

        return new ClosedMonth
        {
            Id = Guid.CreateVersion7(now), Month = month, BeginsAt = beginsAt, EndsAt = endsAt, ClosedAt = now, ClosedBy = by, Model = ModelVersion, Definitions = rules.Definitions,
            Terms = rules.Terms,
        };
    }

    public Outcome Reopen(string reason, Guid? by, DateTimeOffset now)
    {
        if (!IsClosed) return new Refusal("This month is open already.");
        if (reason.Trim() is not { Length: >= ShortestReason and <= LongestReason } why) return Refusal.Field("reason", $"Say why, in {ShortestReason} to {LongestReason} characters.");

        (ReopenedAt, ReopenedBy, ReopenReason) = (now, by, why);
        return Outcome.Done;
    }
}

/// <summary>What was agreed when a month was closed.</summary>
/// <param name="Definitions">The active versions of definitions, as JSON.</param>
/// <param name="Terms">The number of the version of what sourced and influenced mean; absent without one.</param>
public sealed record ClosedUnder(string Definitions, int? Terms);

/// <summary>One number of a closed month.</summary>
public sealed class FrozenFigure
{
    private FrozenFigure() { } // EF Core

    public long Id { get; private init; }

    public Guid ClosedMonthId { get; private init; }

    /// <summary>Which number, such as <c>attribution/Linear/Campaign</c>.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The group; absent where there is none.</summary>
    public string? Key { get; private init; }

    /// <summary>Minor units of money, or how many.</summary>
    public long Value { get; private init; }

    /// <summary>What it was out of, or in how many deals.</summary>
    public long Count { get; private init; }

    /// <summary>The deals, leads, hand-offs or promises that it counted; none for a number that somebody set.</summary>
    public Guid[] RecordIds { get; private init; } = [];

    /// <summary>How much of the value each of them is, in the same order. They add up to it.</summary>
    public long[] Amounts { get; private init; } = [];
}
