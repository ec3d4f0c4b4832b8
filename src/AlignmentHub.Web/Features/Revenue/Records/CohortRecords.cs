using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The leads of a cohort that came as far as a stage, those that count there only because of a later one, and those that had a later stage before they were MQLs.</summary>
internal sealed class CohortRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    private const string Backwards = "backwards";
    private const string Inferred = "inferred-";

    private static readonly string[] Entries = ["handed_off_at", "accepted_at", "sql_at", "opportunity_at", "customer_at"];

    public IReadOnlyList<string> Kinds { get; } = [.. FunnelQueries.Stages.Select(RecordQueries.StageKind), .. FunnelQueries.Stages.Select(InferredKind), Backwards];

    public static string InferredKind(LeadStage stage) => $"{Inferred}{stage}";

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var isInferred = wanted.Of.StartsWith(Inferred, StringComparison.Ordinal);
        var rank = FunnelQueries.Stages.ToList().FindIndex(stage => wanted.Of == (isInferred ? InferredKind(stage) : RecordQueries.StageKind(stage)));
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQueryRaw<RevenueRecord>(Sql(rank, isInferred, wanted.Grouping),
            wanted.Period.From, wanted.Period.To, wanted.WindowDays * 24, wanted.Key is null, wanted.Key ?? "").PageAsync(skip, take, ct);
    }

    // A later stage implies this one.
    private static string ReachedAt(int rank) =>
        $"least({string.Join(", ", Entries.Skip(rank - 1).Select(at => $"case when {at} <= until then {at} end"))})";

    // Nobody entered it by an act of its own: for MQL not in the period, for the others not within the window.
    private static string InferredWhen(int rank) => rank > 0 ? $"(own_{Entries[rank - 1]} <= until) is not true" : "(own_mql_at < {1}) is not true";

    /// <param name="rank">0 is MQL, which all of them are; below it, those that went backwards.</param>
    private static string Sql(int rank, bool onlyInferred, FunnelGrouping by) => $$"""
        select l.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
               coalesce(l.company, l.source) as "Detail", c.at as "At", null::bigint as "AmountMinor"
        from (
            select lead_id, mql_at, is_backwards, {{(rank > 0 ? ReachedAt(rank) : "mql_at")}} as at, {{InferredWhen(Math.Max(rank, 0))}} as is_inferred
            from (select j.*, j.mql_at + make_interval(hours => {2}) as until from lead_journeys j where j.mql_at >= {0} and j.mql_at < {1}) j) c
        join leads l on l.id = c.lead_id
        where {{(rank < 0 ? "c.is_backwards" : "c.at is not null")}} and {{(onlyInferred ? "c.is_inferred" : "true")}}
          and ({3} or {4} = coalesce({{FunnelGroups.KeyOf(by, FunnelReps.OfCohort)}}, ''))
        """;
}
