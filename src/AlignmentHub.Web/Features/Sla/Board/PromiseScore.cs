using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>How one side kept one promise.</summary>
/// <param name="Promise">The name of a <see cref="ClockKind"/> or a <see cref="PromiseKind"/>.</param>
public sealed record PromiseScore(string Promise, PromiseSide Side, PromiseTally Tally)
{
    private static readonly string[] Order = [.. Enum.GetNames<ClockKind>(), .. Enum.GetNames<PromiseKind>()];

    public int Rank => Array.IndexOf(Order, Promise);
}

/// <summary>How a side kept all its promises that were due in one week.</summary>
public sealed record WeekScore(DateOnly Monday, PromiseSide Side, PromiseTally Tally);

/// <summary>Both sides and what lies between, in one period and by one set of rules.</summary>
public sealed record Scorecard(IReadOnlyList<PromiseScore> Scores, IReadOnlyList<WeekScore> Weeks)
{
    public IReadOnlyList<PromiseScore> Of(PromiseSide side) => [.. Scores.Where(score => score.Side == side).OrderBy(score => score.Rank)];

    /// <summary>Every promise of a side together.</summary>
    public PromiseTally Sum(PromiseSide side) => Scores.Where(score => score.Side == side).Aggregate(new PromiseTally(), (sum, score) => new(
        sum.Met + score.Tally.Met, sum.Missed + score.Tally.Missed, sum.Running + score.Tally.Running, sum.Cancelled + score.Tally.Cancelled, sum.Reassigned + score.Tally.Reassigned));
}
