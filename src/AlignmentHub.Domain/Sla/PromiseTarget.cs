namespace AlignmentHub.Domain.Sla;

/// <summary>
/// The number that a side promised from a month on: accepted leads a month (volume), per cent (quality, completeness) or business hours (answer time). A changed number is a new one beside the old.
/// </summary>
public sealed class PromiseTarget
{
    /// <summary>Business hours for an answer where nothing else was agreed: a working day.</summary>
    public const decimal DefaultAnswerHours = 8;

    private const decimal MostLeads = 1_000_000;
    private const decimal MostHours = 2000;

    private PromiseTarget() { } // EF Core

    public Guid Id { get; private init; }

    public PromiseKind Kind { get; private init; }

    /// <summary>The sales team that gets the leads, or the team that answers; absent: everybody together.</summary>
    public Guid? TeamId { get; private init; }

    /// <summary>The first day of the month from which on it holds, until another one does.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>Counts the changes of the same month.</summary>
    public int Number { get; private init; }

    /// <summary>Absent: from here on nothing is promised.</summary>
    public decimal? Value { get; private init; }

    public Guid? SetBy { get; private init; }

    public DateTimeOffset SetAt { get; private init; }

    public static Outcome<PromiseTarget> Set(PromiseKind kind, Guid? teamId, DateOnly month, int number, decimal? value, Guid? by, DateTimeOffset now)
    {
        if (month.Day != 1) return Refusal.Field("month", "Name the month by its first day, such as 2026-03-01.");
        if (value is { } given && CheckValue(kind, given).Refusal is { } refusal) return refusal;

        return new PromiseTarget { Id = Guid.CreateVersion7(now), Kind = kind, TeamId = teamId, Month = month, Number = number, Value = value, SetBy = by, SetAt = now };
    }

    private static Outcome CheckValue(PromiseKind kind, decimal value) => kind switch
    {
        PromiseKind.Volume => value is > 0 and <= MostLeads && decimal.IsInteger(value) ? Outcome.Done : Refusal.Field("value", $"Choose 1 to {MostLeads} leads a month."),
        PromiseKind.Quality or PromiseKind.Completeness => value is > 0 and <= 100 ? Outcome.Done : Refusal.Field("value", "Choose more than 0 and at most 100 per cent."),
        PromiseKind.AnswerTime => value is > 0 and <= MostHours ? Outcome.Done : Refusal.Field("value", $"Choose more than 0 and at most {MostHours} business hours."),
        PromiseKind.Collateral => Refusal.Field("promise", "What is delivered has a date of its own, agreed for each request."),
    };
}
