using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What seven days brought.</summary>
/// <param name="Mqls">Entries into MQL.</param>
/// <param name="TopReason">Why sales said no most often; absent when nobody did.</param>
/// <param name="TopReasonKey">By which that reason is known.</param>
public sealed record WeekNumbers(long WonMinor, long WonCount, long Mqls, long Decided, long Accepted, long Missed, string? TopReason, string? TopReasonKey, long TopReasonCount)
{
    public double? AcceptanceRate => Decided > 0 ? (double)Accepted / Decided : null;
}

/// <summary>The numbers of two periods, and the periods, so that each number can be opened.</summary>
public sealed record WeekChange(ReportPeriod Week, WeekNumbers Now, ReportPeriod WeekBefore, WeekNumbers Before);

/// <summary>Seven days against the seven before.</summary>
public sealed class ChangeQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <summary>Until now.</summary>
    public async Task<WeekChange> LastWeekAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        return await OfAsync(new(now.AddDays(-7), now), new(now.AddDays(-14), now.AddDays(-7)), ct);
    }

    public async Task<WeekChange> OfAsync(ReportPeriod week, ReportPeriod before, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return new WeekChange(week, await NumbersAsync(db, week, now, ct), before, await NumbersAsync(db, before, now, ct));
    }

    private static Task<WeekNumbers> NumbersAsync(HubDb db, ReportPeriod week, DateTimeOffset now, CancellationToken ct) => db.Database.SqlQuery<WeekNumbers>($"""
        select won.minor as "WonMinor", won.deals as "WonCount", moves.mqls as "Mqls", handed.decided as "Decided", handed.accepted as "Accepted", clocks.missed as "Missed",
               top.label as "TopReason", top.key as "TopReasonKey", coalesce(top.times, 0) as "TopReasonCount"
        from (
            select coalesce(sum(reporting_minor), 0)::bigint as minor, count(*) as deals
            from opportunities
            where stage = 'Won' and closed_at >= {week.From} and closed_at < {week.To}) won
        cross join (
            select count(*) as mqls
            from stage_moves
            where to_stage = 'Mql' and at >= {week.From} and at < {week.To}) moves
        cross join (
            select count(*) as decided, count(*) filter (where accepted_at is not null) as accepted
            from handoffs
            where decided_at >= {week.From} and decided_at < {week.To}) handed
        cross join (
            select count(*) as missed
            from sla_clocks
            where due_at >= {week.From} and due_at < {week.To} and (state in ('Breached', 'MetLate') or (state = 'Running' and due_at < {now}))) clocks
        left join lateral (
            select r.key, r.label, count(*) as times
            from handoffs h
            join rejection_reasons r on r.key = h.reason_key
            where h.state = 'Rejected' and h.decided_at >= {week.From} and h.decided_at < {week.To}
            group by r.key, r.label
            order by 3 desc, 2, 1
            limit 1) top on true
        """).SingleAsync(ct);
}
