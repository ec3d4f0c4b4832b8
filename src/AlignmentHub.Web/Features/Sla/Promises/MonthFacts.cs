using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>What happened in some months, and what that makes of their promises.</summary>
internal sealed record MonthFacts(
    IReadOnlyList<MonthDecisions> Decisions, IReadOnlyList<MonthFields> Fields, IReadOnlyDictionary<Guid, Team> Teams, BusinessCalendar House, DateTimeOffset Now)
{
    /// <param name="index">The place of the month among those asked for, from 0.</param>
    public MonthScore Score(PromiseTarget target, int index, HubMonth month)
    {
        var decisions = Decisions.Where(d => d.Month == index + 1 && (target.TeamId is null || d.TeamId == target.TeamId)).ToList();
        var (decided, accepted) = (decisions.Sum(d => d.Decided), decisions.Sum(d => d.Accepted));
        var (kept, all) = target.Kind switch
        {
            PromiseKind.Volume => (accepted, accepted),
            PromiseKind.Quality => (accepted + decisions.Sum(d => d.Overturned), accepted + decisions.Sum(d => d.Overturned + d.RejectedForMarketing)),
            PromiseKind.Completeness => Complete(target, index),
            PromiseKind.AnswerTime or PromiseKind.Collateral => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, "This is not promised by the month."),
        };
        var team = target.TeamId is { } id ? Teams[id] : null;
        var actual = target.Kind == PromiseKind.Volume ? kept : all == 0 ? (decimal?)null : Math.Round(100m * kept / all, 1);
        var promise = new MonthPromise(target.Kind, month.First, target.Value!.Value, actual, Elapsed(month), Now >= month.To);
        return new MonthScore(promise, team?.Key, team?.Name, kept, all, target.Kind == PromiseKind.Quality && decided > 0 ? (double)accepted / decided : null) { TargetId = target.Id };
    }

    private (long Complete, long All) Complete(PromiseTarget target, int index)
    {
        var fields = Fields.Where(f => f.Month == index + 1 && (target.TeamId is null || f.TeamId == target.TeamId)).ToList();
        return (fields.Sum(f => f.Complete), fields.Sum(f => f.Handoffs));
    }

    private double Elapsed(HubMonth month)
    {
        var whole = House.Elapsed(month.From, month.To);
        return whole > TimeSpan.Zero ? House.Elapsed(month.From, Now < month.To ? Now : month.To) / whole : 0;
    }
}

internal static class PromiseTargets
{
    /// <summary>The number that counts in a month for each promise and team; one taken back counts no more.</summary>
    public static IEnumerable<PromiseTarget> InForce(this IEnumerable<PromiseTarget> targets, DateOnly month) =>
        from target in targets
        where target.Month <= month
        group target by (target.Kind, target.TeamId) into same
        let latest = same.OrderByDescending(t => t.Month).ThenByDescending(t => t.Number).First()
        where latest.Value is not null
        select latest;
}
