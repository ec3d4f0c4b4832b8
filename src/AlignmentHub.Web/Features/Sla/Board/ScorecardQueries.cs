using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Counts promises by their due instant (semantics.md 4.8), in one pass over them.</summary>
public sealed class ScorecardQueries(IDbContextFactory<HubDb> databases, MonthQueries months, IOptions<HubOptions> hub, TimeProvider clock)
{
    /// <summary>From so many weeks on a trend is no longer read; the last ones are shown.</summary>
    private const int MostWeeks = 53;

    public async Task<Scorecard> OfAsync(ScoreFilter filter, CancellationToken ct = default)
    {
        var weeks = Weeks(filter.Period);
        var counted = await CountAsync(filter, [.. weeks.Select(week => week.From)], ct);
        var ofMonths = filter.HasMonths ? await months.DueAsync(filter.Period, filter.TeamId, ct) : [];
        return new Scorecard([.. Scores(counted), .. Scores(ofMonths)], [.. Trend(counted, weeks)]);
    }

    private static IEnumerable<PromiseScore> Scores(IReadOnlyList<Counted> counted) =>
        from one in counted
        group one by (one.Promise, one.Side) into promise
        select new PromiseScore(promise.Key.Promise, Enum.Parse<PromiseSide>(promise.Key.Side), Sum(promise));

    private static IEnumerable<PromiseScore> Scores(IReadOnlyList<MonthScore> months) =>
        from month in months
        group month by month.Promise.Kind into promise
        select new PromiseScore($"{promise.Key}", PromiseSide.Marketing, promise.Where(m => m.Promise.Standing is not null)
            .Aggregate(new PromiseTally(), (sum, m) => sum.Add(m.Promise.Standing!.Value, 1)));

    private static IEnumerable<WeekScore> Trend(IReadOnlyList<Counted> counted, IReadOnlyList<(DateOnly Monday, DateTimeOffset From)> weeks) =>
        from one in counted
        where one.Week > 0
        group one by (one.Week, one.Side) into week
        orderby week.Key.Week, week.Key.Side
        select new WeekScore(weeks[week.Key.Week - 1].Monday, Enum.Parse<PromiseSide>(week.Key.Side), Sum(week));

    private static PromiseTally Sum(IEnumerable<Counted> counted) =>
        counted.Aggregate(new PromiseTally(), (sum, one) => sum.Add(PromiseStandings.Of(Enum.Parse<ClockState>(one.State), one.IsPast), one.Count));

    // Weeks of the hub's zone, from the Monday in or before which the period begins.
    private IReadOnlyList<(DateOnly Monday, DateTimeOffset From)> Weeks(ReportPeriod period)
    {
        var zone = hub.Value.Zone;
        var first = zone.DayOf(period.From);
        first = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var last = zone.DayOf(period.To.AddTicks(-1));
        var count = ((last.DayNumber - first.DayNumber) / 7) + 1;
        return [.. Enumerable.Range(Math.Max(0, count - MostWeeks), Math.Min(count, MostWeeks)).Select(n => (first.AddDays(7 * n), zone.BeginOf(first.AddDays(7 * n))))];
    }

    private async Task<List<Counted>> CountAsync(ScoreFilter filter, DateTimeOffset[] weeks, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<Counted>($"""
            select kind as "Promise", side as "Side", state as "State", due_at < {now} as "IsPast", width_bucket(due_at, {weeks}) as "Week", count(*) as "Count"
            from sla_clocks c
            where due_at >= {filter.Period.From} and due_at < {filter.Period.To}
              and ({filter.TeamId}::uuid is null or team_id = {filter.TeamId})
              and ({filter.RepId}::uuid is null or rep_id = {filter.RepId})
              and ({filter.PolicyId}::uuid is null or policy_id = {filter.PolicyId})
              and ({filter.Source}::text is null or exists (select from handoffs h where h.id = c.handoff_id and h.source = {filter.Source}))
            group by 1, 2, 3, 4, 5
            union all
            select kind, side, state, due_at < {now}, width_bucket(due_at, {weeks}), count(*)
            from promises p
            where due_at >= {filter.Period.From} and due_at < {filter.Period.To}
              and ({filter.TeamId}::uuid is null or team_id = {filter.TeamId})
              and ({filter.RepId}::uuid is null or person_id = {filter.RepId})
              and {filter.PolicyId}::uuid is null
              and ({filter.Source}::text is null or exists (select from handoffs h where h.id = p.handoff_id and h.source = {filter.Source}))
            group by 1, 2, 3, 4, 5
            """).ToListAsync(ct);
    }

    /// <param name="Week">1 for the first of the weeks; 0 before it.</param>
    private sealed record Counted(string Promise, string Side, string State, bool IsPast, int Week, long Count);
}
