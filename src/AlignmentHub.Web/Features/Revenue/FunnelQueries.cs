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

/// <summary>The funnel of semantics.md 6, from the stage history and what is kept beside it.</summary>
public sealed class FunnelQueries(IDbContextFactory<HubDb> databases, RevenuePeriods periods, TimeProvider clock)
{
    public const int DefaultWindowDays = 90;

    /// <summary>The stages that funnels show, in order.</summary>
    public static readonly IReadOnlyList<LeadStage> Stages =
        [LeadStage.Mql, LeadStage.HandedOff, LeadStage.Accepted, LeadStage.Sql, LeadStage.Opportunity, LeadStage.Customer];

    internal static readonly string[] Names = [.. Stages.Select(stage => stage.ToString())];

    /// <summary>The leads whose first MQL entry falls in the period, and how far they came within the window after it (semantics.md 6.1).</summary>
    public async Task<IReadOnlyList<FunnelGroup>> CohortAsync(ReportPeriod period, int windowDays, FunnelGrouping grouping, CancellationToken ct = default)
    {
        if (grouping == FunnelGrouping.Month) return await ByMonthAsync(period, month => CohortAsync(month, windowDays, FunnelGrouping.None, ct));

        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQueryRaw<CohortRow>(CohortSql(grouping), period.From, period.To, windowDays * 24).ToListAsync(ct);
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

    /// <summary>The leads of a cohort with the place of the furthest stage that each reached: {0} to {1} is the period, {2} the window in hours.</summary>
    internal const string CohortLeads = """
        select w.*, case when customer_at <= until then 6 when opportunity_at <= until then 5 when sql_at <= until then 4 when accepted_at <= until then 3
                         when handed_off_at <= until then 2 else 1 end as reached
        from (select j.*, j.mql_at + make_interval(hours => {2}) as until from lead_journeys j where j.mql_at >= {0} and j.mql_at < {1}) w
        """;

    private static string CohortSql(FunnelGrouping by) => $$"""
        select {{FunnelGroups.KeyOf(by, FunnelReps.OfCohort)}} as "Key",
               count(*) as "Cohort",
               max(c.mql_at) as "LastEntry",
               count(*) filter (where c.is_backwards) as "Backwards",
               array[count(*), count(*) filter (where reached >= 2), count(*) filter (where reached >= 3), count(*) filter (where reached >= 4),
                     count(*) filter (where reached >= 5), count(*) filter (where reached >= 6)] as "Reached",
               array[count(*) filter (where c.own_mql_at >= {1} or c.own_mql_at is null),
                     count(*) filter (where reached >= 2 and (c.own_handed_off_at <= until) is not true),
                     count(*) filter (where reached >= 3 and (c.own_accepted_at <= until) is not true),
                     count(*) filter (where reached >= 4 and (c.own_sql_at <= until) is not true),
                     count(*) filter (where reached >= 5 and (c.own_opportunity_at <= until) is not true),
                     count(*) filter (where reached >= 6 and (c.own_customer_at <= until) is not true)] as "Inferred"
        from ({{CohortLeads}}) c
        {{FunnelGroups.JoinOf(by, "c.lead_id")}}
        group by 1
        order by 2 desc, 1
        """;

    private static string ThroughputSql(FunnelGrouping by) => $$"""
        with entries as (
            select {{FunnelGroups.KeyOf(by, FunnelReps.OfMove)}} as key, array_position({2}, s.to_stage) as stage, s.is_inferred
            from stage_moves s
            {{FunnelGroups.JoinOf(by, "s.lead_id")}}
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
