using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>One version's leads, revenue and misses.</summary>
internal sealed record SideRow(bool IsCurrent, OutcomeCount Count, long Already, long WonMinor, long MissedDeals, long MissedMinor);

/// <summary>The sums over the stored leads of one back-test.</summary>
internal static class FigureQueries
{
    /// <summary>The group of a row of back_test_leads l, as <see cref="BackTestGroup"/> names it.</summary>
    public const string GroupOf = """
        case when l.was_current and l.was_proposed then 'Already' when l.was_current then 'AlreadyCurrent' when l.was_proposed then 'AlreadyProposed'
             when l.current_at is null then 'Added' when l.proposed_at is null then 'Dropped' else 'Kept' end
        """;

    private const string Sides = "cross join lateral (values (true, l.was_current, l.current_at), (false, l.was_proposed, l.proposed_at)) as side (is_current, was, at)";

    private const string Won = """
        join opportunity_contacts c on c.lead_id = l.lead_id
        join opportunities o on o.id = c.opportunity_id and o.stage = 'Won' and o.closed_at >= $2
        """;

    // Each deal counts once in a group, however many of its people are in it.
    public static void AskGroups(SqlBatch batch, Guid backTest, DateTimeOffset from) => batch.Add(
        $"""
        with won as (select name, sum(minor)::bigint as minor from (select distinct {GroupOf} as name, o.id, o.reporting_minor as minor from back_test_leads l {Won} where l.back_test_id = $1) d group by name)
        select g.name, g.leads, g.decided, g.accepted, g.won, g.lost, coalesce(w.minor, 0)
        from (
          select {GroupOf} as name, count(*) as leads, count(l.is_accepted) as decided, count(*) filter (where l.is_accepted) as accepted,
                 count(*) filter (where l.is_won) as won, count(*) filter (where not l.is_won) as lost
          from back_test_leads l
          where l.back_test_id = $1
          group by 1) g
        left join won w on w.name = g.name
        """).With(backTest).With(from);

    public static void AskSides(SqlBatch batch, Guid backTest, ReplayPeriod period) => batch.Add(
        $"""
        with counted as (
          select side.is_current, count(side.at) as leads, count(l.is_accepted) filter (where side.at is not null) as decided,
                 count(*) filter (where l.is_accepted and side.at is not null) as accepted, count(*) filter (where l.is_won and side.at is not null) as won,
                 count(*) filter (where not l.is_won and side.at is not null) as lost, count(*) filter (where side.was) as already
          from back_test_leads l {Sides}
          where l.back_test_id = $1
          group by 1),
        won as (
          select is_current, sum(minor)::bigint as minor
          from (select distinct side.is_current, o.id, o.reporting_minor as minor from back_test_leads l {Sides} {Won} where l.back_test_id = $1 and side.at is not null) d
          group by 1),
        deals as (
          select o.reporting_minor as minor, bool_or(l.was_current or l.current_at <= o.closed_at) is true as by_current,
                 bool_or(l.was_proposed or l.proposed_at <= o.closed_at) is true as by_proposed
          from opportunities o
          join opportunity_contacts c on c.opportunity_id = o.id
          left join back_test_leads l on l.back_test_id = $1 and l.lead_id = c.lead_id
          where o.stage = 'Won' and o.closed_at >= $2 and o.closed_at < $3
          group by o.id),
        missed as (
          select side.is_current, count(*) as deals, sum(minor)::bigint as minor
          from deals cross join lateral (values (true, by_current), (false, by_proposed)) as side (is_current, is_met)
          where not side.is_met
          group by 1)
        select b.is_current, coalesce(c.leads, 0), coalesce(c.decided, 0), coalesce(c.accepted, 0), coalesce(c.won, 0), coalesce(c.lost, 0), coalesce(c.already, 0),
               coalesce(w.minor, 0), coalesce(m.deals, 0), coalesce(m.minor, 0)
        from (values (true), (false)) as b (is_current)
        left join counted c on c.is_current = b.is_current
        left join won w on w.is_current = b.is_current
        left join missed m on m.is_current = b.is_current
        """).With(backTest).With(period.From).With(period.To);

    public static void AskWeeks(SqlBatch batch, Guid backTest, string zone) => batch.Add(
        $"""
        select date_trunc('week', side.at at time zone $2)::date, s.source, count(*) filter (where side.is_current), count(*) filter (where not side.is_current)
        from back_test_leads l {Sides}
        join leads s on s.id = l.lead_id
        where l.back_test_id = $1 and side.at is not null
        group by 1, 2
        order by 1, 2 nulls last
        """).With(backTest).With(zone);

    public static void AskTiming(SqlBatch batch, Guid backTest) => batch.Add(
        """
        select count(*) filter (where proposed_at < current_at), count(*) filter (where proposed_at = current_at), count(*) filter (where proposed_at > current_at),
               percentile_cont(0.5) within group (order by extract(epoch from proposed_at - current_at)::float8 / 3600) filter (where proposed_at <> current_at),
               count(*) filter (where has_imported_past)
        from back_test_leads
        where back_test_id = $1
        """).With(backTest);

    public static GroupFigures Group(NpgsqlDataReader row) => new(row.Name<BackTestGroup>(0), Count(row), row.GetInt64(6));

    public static SideRow Side(NpgsqlDataReader row) =>
        new(row.GetBoolean(0), Count(row), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9));

    public static WeekFigures Week(NpgsqlDataReader row) => new(row.GetFieldValue<DateOnly>(0), row.Text(1), row.GetInt64(2), row.GetInt64(3));

    public static (TimingFigures Timing, long Imported) Timing(NpgsqlDataReader row) =>
        (new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.ValueOrNull<double>(3)), row.GetInt64(4));

    private static OutcomeCount Count(NpgsqlDataReader row) => new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
