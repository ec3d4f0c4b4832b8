using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The leads of a cohort that came as far as a stage, and those that had a later stage before they were MQLs.</summary>
internal sealed class CohortRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    private const string Backwards = "backwards";

    public IReadOnlyList<string> Kinds { get; } = [.. FunnelQueries.Stages.Select(RecordQueries.StageKind), Backwards];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var rank = FunnelQueries.Stages.Select(RecordQueries.StageKind).ToList().IndexOf(wanted.Of);
        var reached = FunnelQueries.Stages.Skip(Math.Max(rank, 1)).Select(stage => stage.ToString()).ToArray();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQueryRaw<RevenueRecord>(Sql(wanted.Of == Backwards ? WentBack : Came, wanted.Grouping),
            reached, wanted.WindowDays * 24, wanted.Period.From, wanted.Period.To, rank == 0, wanted.Key is null, wanted.Key ?? "").PageAsync(skip, take, ct);
    }

    private const string Came = "{4} or c.reached is not null";

    // With the stages of rank 1, which are all that are later than MQL.
    private const string WentBack = "exists (select from stage_moves b where b.lead_id = c.lead_id and b.to_stage = any ({0}) and b.at < c.at)";

    private static string Sql(string which, FunnelGrouping by) => $$"""
        select l.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
               coalesce(l.company, l.source) as "Detail", coalesce(c.reached, c.at) as "At", null::bigint as "AmountMinor"
        from (
            select m.lead_id, m.at,
                   (select min(s.at) from stage_moves s
                    where s.lead_id = m.lead_id and s.to_stage = any ({0}) and s.at >= m.at and s.at <= m.at + make_interval(hours => {1})) as reached
            from (
                select m.lead_id, min(m.at) as at
                from stage_moves m
                where m.to_stage = 'Mql' and m.at >= {2} and m.at < {3}
                  and not exists (select from stage_moves e where e.lead_id = m.lead_id and e.to_stage = 'Mql' and e.at < {2})
                group by m.lead_id) m) c
        join leads l on l.id = c.lead_id
        where ({{which}})
          and ({5} or {6} = coalesce({{FunnelGroups.KeyOf(by)}}, ''))
        """;
}
