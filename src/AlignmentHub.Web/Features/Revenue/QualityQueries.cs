using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <param name="Decided">Hand-offs accepted or rejected in the period.</param>
/// <param name="Met">Decision promises due in the period and kept; <paramref name="Missed"/> were not, whether decided since or not (semantics.md 4.8).</param>
public sealed record DecisionQuality(long Decided, long Accepted, long Met, long Missed)
{
    /// <summary>Below this many the rate is shown with a mark.</summary>
    public const int SmallSample = 20;

    public double? AcceptanceRate => Decided > 0 ? (double)Accepted / Decided : null;

    public double? Attainment => Met + Missed > 0 ? (double)Met / (Met + Missed) : null;
}

/// <param name="Side">Whose promise the reason weighs on.</param>
public sealed record RejectionCount(string Reason, string Label, string Side, long Count);

/// <summary>What sales made of the leads it got.</summary>
public sealed class QualityQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<DecisionQuality> DecisionsAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<DecisionQuality>($"""
            select h.decided as "Decided", h.accepted as "Accepted", c.met as "Met", c.missed as "Missed"
            from (
                select count(*) as decided, count(*) filter (where accepted_at is not null) as accepted
                from handoffs
                where decided_at >= {period.From} and decided_at < {period.To}) h
            cross join (
                select count(*) filter (where state = 'Met') as met,
                       count(*) filter (where state in ('Breached', 'MetLate') or (state = 'Running' and due_at < {now})) as missed
                from sla_clocks
                where kind = 'Decision' and due_at >= {period.From} and due_at < {period.To}) c
            """).SingleAsync(ct);
    }

    public async Task<IReadOnlyList<RejectionCount>> RejectionsAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RejectionCount>($"""
            select r.key as "Reason", r.label as "Label", r.side as "Side", count(*) as "Count"
            from handoffs h
            join rejection_reasons r on r.key = h.reason_key
            where h.state = 'Rejected' and h.decided_at >= {period.From} and h.decided_at < {period.To}
            group by r.key, r.label, r.side
            order by 4 desc, 1
            """).ToListAsync(ct);
    }
}
