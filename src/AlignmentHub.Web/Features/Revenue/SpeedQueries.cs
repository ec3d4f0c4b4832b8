using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Hand-offs that were answered about as fast, and how many of them sales qualified.</summary>
/// <param name="Bucket">0 is the fastest; the last is never.</param>
public sealed record SpeedBucket(int Bucket, long Handoffs, long Qualified)
{
    public double? QualifiedRate => Handoffs > 0 ? (double)Qualified / Handoffs : null;
}

internal sealed record SpeedRow(int Bucket, long Handoffs, long Qualified);

/// <summary>Does answering fast pay? Speed to lead against what became of the lead.</summary>
public sealed class SpeedQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Upper ends in minutes: five minutes, an hour, four hours, a day, three days, longer; then never.</summary>
    public static readonly IReadOnlyList<int> EndsInMinutes = [5, 60, 240, 1440, 4320];

    public static int Buckets => EndsInMinutes.Count + 2;

    /// <summary>The hand-offs created in the period, by wall-clock time from then to the first outreach.</summary>
    public async Task<IReadOnlyList<SpeedBucket>> ConversionAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var ends = EndsInMinutes.ToArray();
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<SpeedRow>($"""
            select case when first_touch_at is null then {ends.Length + 1}
                        else (select count(*) from unnest({ends}) as e where first_touch_at > created_at + make_interval(mins => e)) end::int as "Bucket",
                   count(*) as "Handoffs", count(*) filter (where state = 'Qualified') as "Qualified"
            from handoffs
            where created_at >= {period.From} and created_at < {period.To}
            group by 1
            """).ToListAsync(ct);
        return [.. Enumerable.Range(0, Buckets).Select(n => rows.Find(row => row.Bucket == n) is { } row ? new SpeedBucket(n, row.Handoffs, row.Qualified) : new SpeedBucket(n, 0, 0))];
    }

    /// <summary>The hand-offs behind one bucket.</summary>
    internal static IQueryable<RevenueRecord> Behind(HubDb db, ReportPeriod period, int bucket, bool onlyQualified)
    {
        var ends = EndsInMinutes.ToArray();
        return db.Database.SqlQuery<RevenueRecord>($"""
            select h.id as "Id", '/handoffs/' || h.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   p.name as "Detail", h.created_at as "At", null::bigint as "AmountMinor"
            from handoffs h
            join leads l on l.id = h.lead_id
            left join people p on p.id = h.rep_id
            where h.created_at >= {period.From} and h.created_at < {period.To}
              and (not {onlyQualified} or h.state = 'Qualified')
              and {bucket} = case when h.first_touch_at is null then {ends.Length + 1}
                                  else (select count(*) from unnest({ends}) as e where h.first_touch_at > h.created_at + make_interval(mins => e)) end
            """);
    }
}
