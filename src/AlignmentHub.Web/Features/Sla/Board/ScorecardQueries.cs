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

    /// <summary>More than a lifetime of weeks is one span.</summary>
    private const int MostSpans = 4_000;

    public async Task<Scorecard> OfAsync(ScoreFilter filter, CancellationToken ct = default)
    {
        var weeks = Weeks(filter.Period);
        var counted = await CountAsync(filter, [.. weeks.Select(week => week.From)], [.. weeks.Select(week => week.To)], ct);
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

    private static IEnumerable<WeekScore> Trend(IReadOnlyList<Counted> counted, IReadOnlyList<ScoreWeek> weeks) =>
        from one in counted
        where one.Week > weeks.Count - MostWeeks
        group one by (one.Week, one.Side) into week
        orderby week.Key.Week, week.Key.Side
        select new WeekScore(weeks[(int)week.Key.Week - 1].Monday, Enum.Parse<PromiseSide>(week.Key.Side), Sum(week));

    private static PromiseTally Sum(IEnumerable<Counted> counted) => counted.Aggregate(new PromiseTally(), (sum, one) =>
    {
        var state = Enum.Parse<ClockState>(one.State);
        return sum.Add(PromiseStandings.Of(state, isPastDue: true), one.Past).Add(PromiseStandings.Of(state, isPastDue: false), one.Count - one.Past);
    });

    // Weeks of the hub's zone; the first and the last end where the period does.
    private IReadOnlyList<ScoreWeek> Weeks(ReportPeriod period)
    {
        var zone = hub.Value.Zone;
        var first = zone.DayOf(period.From);
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var weeks = new List<ScoreWeek>();
        for (var from = period.From; from < period.To; from = weeks[^1].To, monday = monday.AddDays(7))
        {
            var next = weeks.Count < MostSpans && monday.Year < DateOnly.MaxValue.Year ? zone.BeginOf(monday.AddDays(7)) : period.To;
            weeks.Add(new ScoreWeek(monday, from, next < period.To ? next : period.To));
        }
        return weeks;
    }

    // Week by week along the index: grouping a million clocks by a calculated week takes half as long again, and a plan made for any period sorts them all.
    private async Task<List<Counted>> CountAsync(ScoreFilter filter, DateTimeOffset[] begins, DateTimeOffset[] ends, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<Counted>($"""
            select due.promise as "Promise", due.side as "Side", due.state as "State", w.week as "Week", due.count as "Count", due.past as "Past"
            from unnest({begins}, {ends}) with ordinality as w (begin, until, week)
            cross join lateral (
                select kind as promise, side, state, count(*) as count, count(*) filter (where due_at < {now}) as past
                from sla_clocks c
                where due_at >= w.begin and due_at < w.until
                  and ({filter.TeamId}::uuid is null or team_id = {filter.TeamId})
                  and ({filter.RepId}::uuid is null or rep_id = {filter.RepId})
                  and ({filter.PolicyId}::uuid is null or policy_id = {filter.PolicyId})
                  and ({filter.Source}::text is null or exists (select from handoffs h where h.id = c.handoff_id and h.source = {filter.Source}))
                group by kind, side, state
                union all
                select kind, side, state, count(*), count(*) filter (where due_at < {now})
                from promises p
                where due_at >= w.begin and due_at < w.until
                  and ({filter.TeamId}::uuid is null or team_id = {filter.TeamId})
                  and ({filter.RepId}::uuid is null or person_id = {filter.RepId})
                  and {filter.PolicyId}::uuid is null
                  and ({filter.Source}::text is null or exists (select from handoffs h where h.id = p.handoff_id and h.source = {filter.Source}))
                group by kind, side, state) as due
            """).ToListAsync(ct);
    }

    /// <param name="Week">1 for the first.</param>
    /// <param name="Past">Those of <paramref name="Count"/> whose due instant is over.</param>
    private sealed record Counted(string Promise, string Side, string State, long Week, long Count, long Past);

    /// <summary>A week, as far as it lies in the period.</summary>
    private sealed record ScoreWeek(DateOnly Monday, DateTimeOffset From, DateTimeOffset To);
}
