using AlignmentHub.Domain;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Features.Revenue.Won;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Which number's records are wanted.</summary>
/// <param name="Of">A name of <see cref="RecordQueries.Kinds"/>.</param>
/// <param name="Key">The group (source, campaign, …) or the rejection reason; the blank group is the empty text.</param>
public sealed record RecordsWanted(string Of, ReportPeriod Period, int WindowDays = FunnelQueries.DefaultWindowDays, FunnelGrouping Grouping = FunnelGrouping.None, string? Key = null)
{
    /// <summary>For what touches earned.</summary>
    public AttributionModel Model { get; init; } = AttributionModel.Linear;

    public AttributionGrouping EarnedBy { get; init; }

    public TouchPersons Persons { get; init; }
}

/// <summary>One thing that a number counts.</summary>
public sealed record RevenueRecord
{
    public required Guid Id { get; init; }

    /// <summary>The page of the record; empty when it has none.</summary>
    public required string Link { get; init; }

    public required string Name { get; init; }

    public string? Detail { get; init; }

    /// <summary>When it became part of the number.</summary>
    public required DateTimeOffset At { get; init; }

    public long? AmountMinor { get; init; }
}

/// <param name="SumMinor">What the amounts of all records add up to, where they have any.</param>
public sealed record RecordsFound(long Total, long? SumMinor, IReadOnlyList<RevenueRecord> Items);

/// <summary>The records behind each number of the pages about revenue; they add up to it (semantics.md 6.6).</summary>
public sealed class RecordQueries(IDbContextFactory<HubDb> databases, AttributionQueries attribution, RevenuePeriods periods, TimeProvider clock)
{
    private const string WonPrefix = "wonBy";
    private static readonly string[] DealKinds = ["won", "sourced", "influenced", "influencedBefore", "influencedAfter", "open", "openSourced", "openInfluenced"];
    private static readonly string[] EarnedKinds = ["earned", "untouched"];

    private static readonly string[] WonKinds = [.. Enum.GetNames<WonGrouping>().Select(by => WonPrefix + by)];

    public static readonly IReadOnlyList<string> Kinds =
        [.. DealKinds, .. EarnedKinds, .. WonKinds, "speed", "lost", "decided", "accepted", "rejected", "met", "missed", .. FunnelQueries.Stages.Select(StageKind)];

    public static string StageKind(LeadStage stage) => $"stage-{stage}";

    public Task<Outcome<RecordsFound>> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct = default)
    {
        // A month is a period of its own.
        var month = wanted.Grouping == FunnelGrouping.Month ? periods.MonthsOf(wanted.Period).FirstOrDefault(m => m.Name == wanted.Key).Span : null;
        return FindInAsync(month is null ? wanted : wanted with { Period = month, Grouping = FunnelGrouping.None, Key = null }, skip, take, ct);
    }

    private async Task<Outcome<RecordsFound>> FindInAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        if (!Kinds.Contains(wanted.Of)) return Refusal.Field("of", $"Choose one of {string.Join(", ", Kinds)}.");
        if (EarnedKinds.Contains(wanted.Of)) return await EarnedAsync(wanted, skip, take, ct);

        await using var db = await databases.CreateDbContextAsync(ct);
        var records = Behind(db, wanted);
        var total = await records.LongCountAsync(ct);
        var sum = await records.SumAsync(record => record.AmountMinor, ct);
        var items = await records.OrderByDescending(record => record.At).ThenBy(record => record.Id).Skip(skip).Take(take).ToListAsync(ct);
        return new RecordsFound(total, items.Exists(item => item.AmountMinor is not null) ? sum : null, items);
    }

    /// <summary>The deals in which a group has a share, each with what was earned there.</summary>
    private async Task<RecordsFound> EarnedAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var key = wanted.Of == "untouched" ? null : wanted.Key ?? "";
        var deals = await attribution.DealsAsync(new(wanted.Period, wanted.EarnedBy, wanted.Persons), wanted.Model, key, ct);
        var records = deals.OrderByDescending(deal => deal.Deal.Path.ClosedAt).ThenBy(deal => deal.Deal.Id).Select(deal => new RevenueRecord
        {
            Id = deal.Deal.Id, Link = PageOf(deal.Deal.Id), Name = deal.Deal.Name, Detail = deal.Deal.Account, At = deal.Deal.Path.ClosedAt, AmountMinor = deal.EarnedMinor,
        });
        return new RecordsFound(deals.Count, deals.Sum(deal => deal.EarnedMinor), [.. records.Skip(skip).Take(take)]);
    }

    private static string PageOf(Guid deal) => $"/revenue/deals/{deal}";

    private IQueryable<RevenueRecord> Behind(HubDb db, RecordsWanted wanted) => wanted.Of switch
    {
        "lost" => Lost(db, wanted.Period),
        "decided" or "accepted" or "rejected" => Handoffs(db, wanted),
        "met" or "missed" => Clocks(db, wanted),
        "speed" => SpeedQueries.Behind(db, wanted.Period, int.TryParse(wanted.Key, out var bucket) ? bucket : 0),
        _ when WonKinds.Contains(wanted.Of) => WonQueries.Behind(db, wanted.Period, Enum.Parse<WonGrouping>(wanted.Of[WonPrefix.Length..]), wanted.Key ?? "", periods.Zone.Id),
        _ when DealKinds.Contains(wanted.Of) => Deals(db, wanted),
        _ => CohortLeads(db, wanted),
    };

    private IQueryable<RevenueRecord> Deals(HubDb db, RecordsWanted wanted)
    {
        var stage = wanted.Of.StartsWith("open", StringComparison.Ordinal) ? "Open" : "Won";
        var deals = RevenueQueries.Deals(db, wanted.Period, clock.GetUtcNow()).Where(deal => deal.Stage == stage);
        var those = wanted.Of switch
        {
            "sourced" or "openSourced" => deals.Where(deal => deal.Sourced),
            "influenced" or "openInfluenced" => deals.Where(deal => deal.Before || deal.After),
            "influencedBefore" => deals.Where(deal => deal.Before),
            "influencedAfter" => deals.Where(deal => deal.After),
            _ => deals,
        };
        return those.Select(deal => new RevenueRecord { Id = deal.Id, Link = "/revenue/deals/" + deal.Id, Name = deal.Name, Detail = deal.Detail, At = deal.At, AmountMinor = deal.ReportingMinor });
    }

    private static IQueryable<RevenueRecord> Lost(HubDb db, ReportPeriod period) => db.Database.SqlQuery<RevenueRecord>($"""
        select o.id as "Id", '/revenue/deals/' || o.id as "Link", o.name as "Name", coalesce(a.name, a.domain) as "Detail", o.closed_at as "At", o.reporting_minor as "AmountMinor"
        from opportunities o
        left join accounts a on a.id = o.account_id
        where o.stage = 'Lost' and o.closed_at >= {period.From} and o.closed_at < {period.To}
        """);

    private static IQueryable<RevenueRecord> Handoffs(HubDb db, RecordsWanted wanted) => db.Database.SqlQuery<RevenueRecord>($"""
        select h.id as "Id", '/handoffs/' || h.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
               coalesce(r.label, p.name) as "Detail", h.decided_at as "At", null::bigint as "AmountMinor"
        from handoffs h
        join leads l on l.id = h.lead_id
        left join rejection_reasons r on r.key = h.reason_key and h.state = 'Rejected'
        left join people p on p.id = h.rep_id
        where h.decided_at >= {wanted.Period.From} and h.decided_at < {wanted.Period.To}
          and ({wanted.Of} = 'decided' or ({wanted.Of} = 'accepted' and h.accepted_at is not null) or ({wanted.Of} = 'rejected' and h.state = 'Rejected'))
          and ({wanted.Key}::text is null or h.reason_key = {wanted.Key})
        """);

    private IQueryable<RevenueRecord> Clocks(HubDb db, RecordsWanted wanted)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<RevenueRecord>($"""
            select c.id as "Id", '/handoffs/' || c.handoff_id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   p.name as "Detail", c.due_at as "At", null::bigint as "AmountMinor"
            from sla_clocks c
            join handoffs h on h.id = c.handoff_id
            join leads l on l.id = h.lead_id
            left join people p on p.id = c.rep_id
            where c.kind = 'Decision' and c.due_at >= {wanted.Period.From} and c.due_at < {wanted.Period.To}
              and (({wanted.Of} = 'met' and c.state = 'Met')
                or ({wanted.Of} = 'missed' and (c.state in ('Breached', 'MetLate') or (c.state = 'Running' and c.due_at < {now}))))
            """);
    }

    private static IQueryable<RevenueRecord> CohortLeads(HubDb db, RecordsWanted wanted)
    {
        var rank = FunnelQueries.Stages.Select(StageKind).ToList().IndexOf(wanted.Of);
        var reached = FunnelQueries.Stages.Skip(Math.Max(rank, 1)).Select(stage => stage.ToString()).ToArray();
        var sql = $$"""
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
            where ({4} or c.reached is not null)
              and ({5} or {6} = coalesce({{FunnelGroups.KeyOf(wanted.Grouping)}}, ''))
            """;
        return db.Database.SqlQueryRaw<RevenueRecord>(sql, reached, wanted.WindowDays * 24, wanted.Period.From, wanted.Period.To, rank == 0, wanted.Key is null, wanted.Key ?? "");
    }
}
