using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>How one side kept one promise (semantics.md 4.8).</summary>
/// <param name="Missed">Due in the period and not met in time, done since or not.</param>
public sealed record PromiseScore(ClockKind Promise, PromiseSide Side, long Met, long Missed, long Running, long Cancelled, long Reassigned)
{
    private const int EnoughToJudge = 20;

    /// <summary>Met ÷ (met + missed); absent without data, never 0 or 1.</summary>
    public double? Attainment => Met + Missed > 0 ? (double)Met / (Met + Missed) : null;

    public bool SmallSample => Met + Missed is > 0 and < EnoughToJudge;
}

internal sealed record PromiseScoreRow(string Promise, string Side, long Met, long Missed, long Running, long Cancelled, long Reassigned);

/// <summary>A rep on the board: what runs now, and the decisions due in the period.</summary>
public sealed record BoardLine(Guid PersonId, string Name, string? Team, long Open, long AtRisk, long Overdue, long Met, long Missed)
{
    public double? Attainment => Met + Missed > 0 ? (double)Met / (Met + Missed) : null;
}

/// <summary>A promise that needs somebody now.</summary>
public sealed record UrgentPromise(Guid ClockId, Guid HandoffId, string Lead, string? Rep, string? Team, string Promise, DateTimeOffset DueAt, bool IsOverdue);

/// <summary>What the SLA board, the scorecard and the API read.</summary>
public sealed class SlaQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public const int MostUrgent = 200;

    /// <summary>Every promise over the clocks whose due instant falls in the period; running, cancelled and reassigned stand beside it.</summary>
    public async Task<IReadOnlyList<PromiseScore>> ScorecardAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<PromiseScoreRow>($"""
            select kind as "Promise", side as "Side",
                   count(*) filter (where state = 'Met') as "Met",
                   count(*) filter (where state in ('Breached', 'MetLate') or (state = 'Running' and due_at < {now})) as "Missed",
                   count(*) filter (where state in ('Running', 'Paused') and due_at >= {now}) as "Running",
                   count(*) filter (where state = 'Cancelled') as "Cancelled",
                   count(*) filter (where state = 'Reassigned') as "Reassigned"
            from sla_clocks
            where due_at >= {period.From} and due_at < {period.To}
            group by kind, side
            """).ToListAsync(ct);
        return [.. rows.Select(r => new PromiseScore(Enum.Parse<ClockKind>(r.Promise), Enum.Parse<PromiseSide>(r.Side), r.Met, r.Missed, r.Running, r.Cancelled, r.Reassigned))
            .OrderBy(score => score.Promise)];
    }

    public async Task<IReadOnlyList<BoardLine>> BoardAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<BoardLine>($"""
            select p.id as "PersonId", p.name as "Name", t.name as "Team",
                   count(c.id) filter (where c.state = 'Running' and c.due_at >= {now}) as "Open",
                   count(c.id) filter (where c.state = 'Running' and c.at_risk_at <= {now} and c.due_at >= {now}) as "AtRisk",
                   count(c.id) filter (where c.ended_at is null and c.due_at < {now}) as "Overdue",
                   count(c.id) filter (where c.kind = 'Decision' and c.state = 'Met' and c.due_at >= {period.From} and c.due_at < {period.To}) as "Met",
                   count(c.id) filter (where c.kind = 'Decision' and (c.state in ('Breached', 'MetLate') or (c.state = 'Running' and c.due_at < {now}))
                                             and c.due_at >= {period.From} and c.due_at < {period.To}) as "Missed"
            from people p
            left join teams t on t.id = p.team_id
            left join sla_clocks c on c.rep_id = p.id and (c.ended_at is null or (c.due_at >= {period.From} and c.due_at < {period.To}))
            where p.is_active and 'SalesRep' = any (p.roles)
            group by p.id, p.name, t.name
            order by t.name, p.name
            """).ToListAsync(ct);
    }

    /// <summary>At risk and missed right now, the longest overdue first.</summary>
    public async Task<IReadOnlyList<UrgentPromise>> UrgentAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<UrgentPromise>($"""
            select c.id as "ClockId", c.handoff_id as "HandoffId", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Lead",
                   p.name as "Rep", t.name as "Team", c.kind as "Promise", c.due_at as "DueAt", c.due_at < {now} as "IsOverdue"
            from sla_clocks c
            join handoffs h on h.id = c.handoff_id
            join leads l on l.id = h.lead_id
            left join people p on p.id = c.rep_id
            left join teams t on t.id = c.team_id
            where c.ended_at is null and (c.state = 'Breached' or (c.state = 'Running' and c.at_risk_at <= {now}))
            order by c.due_at
            limit {MostUrgent}
            """).ToListAsync(ct);
    }
}
