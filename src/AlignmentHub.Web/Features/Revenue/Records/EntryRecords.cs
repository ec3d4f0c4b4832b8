using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Entries into a stage, whoever made them, and those of them that only a later stage implies; a lead that entered twice is there twice.</summary>
internal sealed class EntryRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    private const string Inferred = "inferredEntry-";

    public IReadOnlyList<string> Kinds { get; } = [.. FunnelQueries.Stages.Select(RecordQueries.EntryKind), .. FunnelQueries.Stages.Select(InferredKind)];

    public static string InferredKind(LeadStage stage) => $"{Inferred}{stage}";

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var (isInferred, stage) = (wanted.Of.StartsWith(Inferred, StringComparison.Ordinal), wanted.Of.Split('-')[1]);
        await using var db = await databases.CreateDbContextAsync(ct);
        // An absent value alone does not say what type it has.
        return await db.Database.SqlQueryRaw<RevenueRecord>(Sql(wanted.Grouping),
            stage, wanted.Period.From, wanted.Period.To, wanted.Key is null, wanted.Key ?? "", wanted.Team is null, wanted.Team ?? Guid.Empty, isInferred).PageAsync(skip, take, ct);
    }

    private static string Sql(FunnelGrouping by) => $$"""
        select l.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
               coalesce(l.company, l.source) as "Detail", s.at as "At", null::bigint as "AmountMinor"
        from stage_moves s
        join leads l on l.id = s.lead_id
        where s.to_stage = {0} and s.at >= {1} and s.at < {2}
          and (s.is_inferred or not {7})
          and ({3} or {4} = coalesce({{FunnelGroups.KeyOf(by, FunnelReps.OfMove)}}, ''))
          and ({5} or {{FunnelReps.IsOfTeam("{6}")}})
        """;
}
