using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <param name="Inferred">Those of <paramref name="Entered"/> that are counted because a later stage implies this one.</param>
/// <param name="Rate">Absent without a denominator.</param>
public sealed record FunnelStage(LeadStage Stage, long Entered, double? Rate, long Inferred);

/// <param name="Key">Absent for the blank group and without grouping.</param>
/// <param name="Cohort">Absent in throughput.</param>
/// <param name="Immature">Whether the window has not ended for all of the cohort.</param>
/// <param name="Backwards">Leads of the cohort that had a later stage before their MQL entry; marked, and that stage is not counted.</param>
public sealed record FunnelGroup(string? Key, long? Cohort, bool Immature, long Backwards, IReadOnlyList<FunnelStage> Stages);

internal sealed record CohortRow(string? Key, long Cohort, DateTimeOffset LastEntry, long Backwards, long[] Reached, long[] Inferred);

internal sealed record ThroughputRow(string? Key, long[] Reached, long[] Inferred);

/// <summary>The funnel of semantics.md 6, from the stage history alone.</summary>
public sealed class FunnelQueries(IDbContextFactory<HubDb> databases, RevenuePeriods periods, TimeProvider clock)
{
    public const int DefaultWindowDays = 90;

    /// <summary>The stages that funnels show, in order.</summary>
    public static readonly IReadOnlyList<LeadStage> Stages =
        [LeadStage.Mql, LeadStage.HandedOff, LeadStage.Accepted, LeadStage.Sql, LeadStage.Opportunity, LeadStage.Customer];

    private static readonly string[] Names = [.. Stages.Select(stage => stage.ToString())];

    /// <summary>The leads whose first MQL entry falls in the period, and how far they came within the window after it (semantics.md 6.1).</summary>
    public async Task<IReadOnlyList<FunnelGroup>> CohortAsync(ReportPeriod period, int windowDays, FunnelGrouping grouping, CancellationToken ct = default)
    {
        if (grouping == FunnelGrouping.Month) return await ByMonthAsync(period, month => CohortAsync(month, windowDays, FunnelGrouping.None, ct));

        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQueryRaw<CohortRow>(CohortSql(grouping), period.From, period.To, windowDays * 24, Names).ToListAsync(ct);
        var matureAt = clock.GetUtcNow().AddDays(-windowDays);
        return [.. rows.Select(row => new FunnelGroup(row.Key, row.Cohort, row.LastEntry > matureAt, row.Backwards, Steps(row.Reached, row.Inferred, _ => row.Cohort)))];
    }

    /// <summary>Entries into each stage in the period, whoever made them (semantics.md 6.2).</summary>
    public async Task<IReadOnlyList<FunnelGroup>> ThroughputAsync(ReportPeriod period, FunnelGrouping grouping, CancellationToken ct = default)
    {
        if (grouping == FunnelGrouping.Month) return await ByMonthAsync(period, month => ThroughputAsync(month, FunnelGrouping.None, ct));

        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQueryRaw<ThroughputRow>(ThroughputSql(grouping), period.From, period.To, Names).ToListAsync(ct);
        return [.. rows.Select(row => new FunnelGroup(row.Key, null, false, 0, Steps(row.Reached, row.Inferred, n => n == 0 ? null : row.Reached[n - 1])))];
    }

    /// <summary>Every month by itself: from lead to win by cohort.</summary>
    private async Task<IReadOnlyList<FunnelGroup>> ByMonthAsync(ReportPeriod period, Func<ReportPeriod, Task<IReadOnlyList<FunnelGroup>>> read)
    {
        List<FunnelGroup> groups = [];
        foreach (var (name, month) in periods.MonthsOf(period)) groups.AddRange((await read(month)).Select(group => group with { Key = name }));
        return groups;
    }

    private static IReadOnlyList<FunnelStage> Steps(long[] reached, long[] inferred, Func<int, long?> denominator) =>
        [.. Stages.Select((stage, n) => new FunnelStage(stage, reached[n], denominator(n) is > 0 and { } of ? (double)reached[n] / of : null, inferred[n]))];

    private static string CohortSql(FunnelGrouping by) => $$"""
        with cohort as (
            select m.lead_id, min(m.at) as at, bool_and(m.is_inferred) as inferred
            from stage_moves m
            where m.to_stage = 'Mql' and m.at >= {0} and m.at < {1}
              and not exists (select from stage_moves e where e.lead_id = m.lead_id and e.to_stage = 'Mql' and e.at < {0})
            group by m.lead_id
        ), steps as (
            select c.lead_id, c.at, c.inferred,
                   max(array_position({3}, s.to_stage)) filter (where s.at >= c.at and s.at <= c.at + make_interval(hours => {2})) as reached,
                   array_agg(distinct array_position({3}, s.to_stage)) filter (
                       where not s.is_inferred and s.at >= c.at and s.at <= c.at + make_interval(hours => {2})) as own,
                   bool_or(s.at < c.at) as backwards
            from cohort c
            left join stage_moves s on s.lead_id = c.lead_id and s.to_stage in ('HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer')
            group by c.lead_id, c.at, c.inferred
        )
        select {{FunnelGroups.KeyOf(by)}} as "Key",
               count(*) as "Cohort",
               max(s.at) as "LastEntry",
               count(*) filter (where s.backwards) as "Backwards",
               array[count(*), count(*) filter (where reached >= 2), count(*) filter (where reached >= 3), count(*) filter (where reached >= 4),
                     count(*) filter (where reached >= 5), count(*) filter (where reached >= 6)] as "Reached",
               array[count(*) filter (where s.inferred),
                     count(*) filter (where reached >= 2 and 2 <> all (coalesce(own, array[]::int[]))),
                     count(*) filter (where reached >= 3 and 3 <> all (coalesce(own, array[]::int[]))),
                     count(*) filter (where reached >= 4 and 4 <> all (coalesce(own, array[]::int[]))),
                     count(*) filter (where reached >= 5 and 5 <> all (coalesce(own, array[]::int[]))),
                     count(*) filter (where reached >= 6 and 6 <> all (coalesce(own, array[]::int[])))] as "Inferred"
        from steps s
        join leads l on l.id = s.lead_id
        group by 1
        order by 2 desc, 1
        """;

    private static string ThroughputSql(FunnelGrouping by) => $$"""
        with entries as (
            select {{FunnelGroups.KeyOf(by)}} as key, array_position({2}, s.to_stage) as stage, s.is_inferred
            from stage_moves s
            join leads l on l.id = s.lead_id
            where s.to_stage = any ({2}) and s.at >= {0} and s.at < {1}
        )
        select key as "Key",
               array[count(*) filter (where stage = 1), count(*) filter (where stage = 2), count(*) filter (where stage = 3), count(*) filter (where stage = 4),
                     count(*) filter (where stage = 5), count(*) filter (where stage = 6)] as "Reached",
               array[count(*) filter (where stage = 1 and is_inferred), count(*) filter (where stage = 2 and is_inferred), count(*) filter (where stage = 3 and is_inferred),
                     count(*) filter (where stage = 4 and is_inferred), count(*) filter (where stage = 5 and is_inferred), count(*) filter (where stage = 6 and is_inferred)] as "Inferred"
        from entries
        group by key
        order by key
        """;
}
