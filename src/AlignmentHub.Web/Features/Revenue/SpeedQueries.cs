using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Leads that were answered about as fast, or that nobody reached, and how many of them sales qualified.</summary>
/// <param name="Bucket">0 is the fastest; the last two are those closed without an outreach and those that still wait.</param>
/// <param name="Leads">One that qualified twice in the period is there twice.</param>
public sealed record SpeedBucket(int Bucket, long Leads, long Qualified)
{
    public double? QualifiedRate => Leads > 0 ? (double)Qualified / Leads : null;

    public SpeedGroup Group => Enum.GetValues<SpeedGroup>().First(group => Bucket <= SpeedQueries.BucketsOf(group).Last);
}

internal sealed record SpeedRow(int Bucket, long Leads, long Qualified);

/// <summary>Does answering fast pay? Speed to lead (semantics.md 4.2, as the page about it counts) against what became of the lead.</summary>
public sealed class SpeedQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Upper ends in minutes: five minutes, an hour, four hours, a day, three days, longer; then those closed without an outreach and those that wait.</summary>
    public static readonly IReadOnlyList<int> EndsInMinutes = [5, 60, 240, 1440, 4320];

    public static int Buckets => EndsInMinutes.Count + 3;

    /// <summary>The first and the last bucket of a group. The three groups are all leads that qualified.</summary>
    public static (int First, int Last) BucketsOf(SpeedGroup group) => group switch
    {
        SpeedGroup.Reached => (0, EndsInMinutes.Count),
        SpeedGroup.Closed => (EndsInMinutes.Count + 1, EndsInMinutes.Count + 1),
        SpeedGroup.Waiting => (EndsInMinutes.Count + 2, EndsInMinutes.Count + 2),
    };

    /// <summary>The leads that qualified in the period, by wall-clock time from then to the first outreach.</summary>
    public async Task<IReadOnlyList<SpeedBucket>> ConversionAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQueryRaw<SpeedRow>($"""
            select bucket as "Bucket", count(*) as "Leads", count(*) filter (where is_qualified) as "Qualified"
            from ({Answered}) a
            group by bucket
            """, period.From, period.To, EndsInMinutes.ToArray()).ToListAsync(ct);
        return [.. Enumerable.Range(0, Buckets).Select(n => rows.Find(row => row.Bucket == n) is { } row ? new SpeedBucket(n, row.Leads, row.Qualified) : new SpeedBucket(n, 0, 0))];
    }

    /// <summary>The leads behind some buckets.</summary>
    internal static IQueryable<RevenueRecord> Behind(HubDb db, ReportPeriod period, (int First, int Last) buckets, bool onlyQualified) => db.Database.SqlQueryRaw<RevenueRecord>($$"""
        select l.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
               coalesce(l.company, l.source) as "Detail", a.qualified_at as "At", null::bigint as "AmountMinor"
        from ({{Answered}}) a
        join leads l on l.id = a.lead_id
        where a.bucket between {3} and {4} and (a.is_qualified or not {5})
        """, period.From, period.To, EndsInMinutes.ToArray(), buckets.First, buckets.Last, onlyQualified);

    private const string Answered = $$"""
        select distinct e.lead_id, e.qualified_at,
               case {{SpeedEpisodes.Group}}
                   when 'Closed' then cardinality({2}) + 1
                   when 'Waiting' then cardinality({2}) + 2
                   else (select count(*) from unnest({2}) as m where e.touched_at > e.qualified_at + make_interval(mins => m))
               end::int as bucket,
               exists (select from handoffs h where {{SpeedEpisodes.Handoffs}} and h.state = 'Qualified') as is_qualified
        from ({{SpeedEpisodes.Sql}}) e
        where e.qualified_at >= {0} and e.qualified_at < {1}
        """;
}
