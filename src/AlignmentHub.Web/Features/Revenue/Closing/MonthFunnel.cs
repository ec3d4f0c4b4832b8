using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <param name="Stage">Its place among the stages that funnels show, from 1.</param>
/// <param name="Times">How often the lead entered.</param>
internal sealed record MonthEntry(string? Key, Guid LeadId, int Stage, long Times);

/// <summary>The funnel of a month, cohort and throughput, lead by lead.</summary>
public sealed class MonthFunnel(IDbContextFactory<HubDb> databases)
{
    private static readonly FunnelGrouping[] Groupings = [FunnelGrouping.None, FunnelGrouping.Source, FunnelGrouping.Campaign];

    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        List<MonthFigure> figures = [];
        foreach (var by in Groupings)
        {
            var suffix = by == FunnelGrouping.None ? "" : $"/{by}";
            var reached = await db.Database.SqlQueryRaw<MonthEntry>(CohortSql(by), month.From, month.To, FunnelQueries.DefaultWindowDays * 24).ToListAsync(ct);
            foreach (var cohort in reached.GroupBy(lead => lead.Key))
                figures.AddRange(FunnelQueries.Stages.Select((stage, n) =>
                    MonthFigure.Of($"cohort/{stage}{suffix}", cohort.Key, [.. cohort.Where(lead => lead.Stage > n).Select(lead => new FigurePart(lead.LeadId, 1))], cohort.Count())));
            var entered = await db.Database.SqlQueryRaw<MonthEntry>(ThroughputSql(by), month.From, month.To, FunnelQueries.Names).ToListAsync(ct);
            foreach (var entries in entered.GroupBy(lead => lead.Key))
                figures.AddRange(FunnelQueries.Stages.Select((stage, n) =>
                    MonthFigure.Of($"throughput/{stage}{suffix}", entries.Key, [.. entries.Where(lead => lead.Stage == n + 1).Select(lead => new FigurePart(lead.LeadId, lead.Times))], 0)));
        }

        return figures;
    }

    private static string CohortSql(FunnelGrouping by) => $$"""
        select {{FunnelGroups.KeyOf(by, FunnelReps.OfCohort)}} as "Key", c.lead_id as "LeadId", c.reached as "Stage", 1::bigint as "Times"
        from ({{FunnelQueries.CohortLeads}}) c
        {{FunnelGroups.JoinOf(by, "c.lead_id")}}
        order by 2
        """;

    private static string ThroughputSql(FunnelGrouping by) => $$"""
        select {{FunnelGroups.KeyOf(by, FunnelReps.OfMove)}} as "Key", s.lead_id as "LeadId", array_position({2}, s.to_stage) as "Stage", count(*) as "Times"
        from stage_moves s
        {{FunnelGroups.JoinOf(by, "s.lead_id")}}
        where s.to_stage = any ({2}) and s.at >= {0} and s.at < {1}
        group by 1, 2, 3
        order by 2
        """;
}
