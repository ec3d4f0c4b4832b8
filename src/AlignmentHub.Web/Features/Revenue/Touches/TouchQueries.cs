using System.Data;
using System.Runtime.CompilerServices;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>Deals and their touches, in one read each.</summary>
public sealed class TouchQueries(IDbContextFactory<HubDb> databases, TermsQueries terms, TimeProvider clock)
{
    // An open deal's path reaches until $2, which is now.
    private const string Won = "o.stage = 'Won' and o.closed_at >= $1 and o.closed_at < $2";
    private const string Open = "o.stage = 'Open' and o.created_at >= $1 and o.created_at <= $2";

    public IAsyncEnumerable<DealTouches> WonAsync(ReportPeriod period, AttributionGrouping by, TouchPersons persons, CancellationToken ct = default) =>
        ReadAsync(Won, period, by, persons, ct);

    /// <summary>The deals that are open now, with their paths until now.</summary>
    public IAsyncEnumerable<DealTouches> OpenAsync(AttributionGrouping by, TouchPersons persons, CancellationToken ct = default) =>
        ReadAsync(Open, new(DateTimeOffset.UnixEpoch, clock.GetUtcNow()), by, persons, ct);

    // The window is counted in hours because a day of an interval follows the session's zone.
    private static string Deals(string which) => $"""
        with deals as materialized (
            select o.id, o.name, o.account_id, o.reporting_minor, o.created_at, coalesce(o.closed_at, $2) as closed_at
            from opportunities o
            where {which}
        ), persons as materialized (
            select d.id as deal_id, c.lead_id
            from deals d
            join opportunity_contacts c on c.opportunity_id = d.id
            union
            select d.id, l.id
            from deals d
            join leads l on l.account_id = d.account_id
            where $3
        )
        """;

    private static string DealList(string which) => $"""
        {Deals(which)}
        select d.id, d.name, coalesce(a.name, a.domain), d.reporting_minor, d.created_at, d.closed_at, first.created_at
        from deals d
        left join accounts a on a.id = d.account_id
        left join (
            select p.deal_id, min(l.created_at) as created_at
            from persons p
            join leads l on l.id = p.lead_id
            group by p.deal_id) first on first.deal_id = d.id
        order by d.id
        """;

    private static string TouchList(string which) => $"""
        {Deals(which)}
        select d.id, t.at, coalesce(case $4 when 'Campaign' then k.key when 'Source' then t.source else t.asset end, '')
        from deals d
        join persons p on p.deal_id = d.id
        join activities t on t.lead_id = p.lead_id and t.at >= d.created_at - make_interval(hours => $5) and t.at <= d.closed_at
        join activity_types y on y.key = t.type and y.is_touch
        left join campaigns k on k.id = t.campaign_id
        order by d.id, t.at, t.id
        """;

    /// <summary>Each deal with its whole path, ordered by the deals' ids.</summary>
    private async IAsyncEnumerable<DealTouches> ReadAsync(
        string which, ReportPeriod period, AttributionGrouping by, TouchPersons persons, [EnumeratorCancellation] CancellationToken ct)
    {
        var window = (await terms.TermsAsync(ct)).WindowHours;
        await using var db = await databases.CreateDbContextAsync(ct);
        // Both lists of one moment, so that a deal that changes in between is the same in both.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var batch = new SqlBatch(db);
        batch.Add(DealList(which)).With(period.From).With(period.To).With(persons == TouchPersons.Account);
        batch.Add(TouchList(which)).With(period.From).With(period.To).With(persons == TouchPersons.Account).With(by.ToString()).With(window);
        await using var reader = await batch.ReadAsync(ct);
        var deals = await reader.RowsAsync(ReadDeal, ct);
        var more = await reader.ReadAsync(ct);
        foreach (var deal in deals)
        {
            List<DateTimeOffset> touches = [];
            List<string> keys = [];
            for (; more && reader.GetGuid(0) == deal.Id; more = await reader.ReadAsync(ct))
            {
                touches.Add(reader.Instant(1));
                keys.Add(reader.GetString(2));
            }

            yield return deal with { Path = deal.Path with { Touches = touches }, Keys = keys };
        }
    }

    private static DealTouches ReadDeal(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), row.Text(2), row.GetInt64(3), new([], row.InstantOrNull(6), row.Instant(4), row.Instant(5)), []);
}
