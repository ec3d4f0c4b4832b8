using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>What the SLA board shows now.</summary>
public sealed class BoardQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <summary>More cards than these nobody drags; the count above says how many there are.</summary>
    public const int MostCards = 300;

    /// <summary>Open hand-offs, the one due first first.</summary>
    public async Task<IReadOnlyList<BoardCard>> CardsAsync(BoardShow show, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var cards = show switch
        {
            BoardShow.Urgent => Cards(db).Where(c => c.IsOverdue || c.IsAtRisk),
            BoardShow.AtRisk => Cards(db).Where(c => c.IsAtRisk),
            BoardShow.Breached => Cards(db).Where(c => c.IsOverdue),
            BoardShow.Untouched => Cards(db).Where(c => !c.IsTouched),
            BoardShow.Open => Cards(db),
        };
        return await cards.OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt).ThenBy(c => c.HandoffId).Take(MostCards).ToListAsync(ct);
    }

    public async Task<BoardCounts> CountAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var counts = await Cards(db).GroupBy(_ => 1)
            .Select(all => new BoardCounts(all.Count(), all.Count(c => c.IsAtRisk), all.Count(c => c.IsOverdue), all.Count(c => !c.IsTouched)))
            .SingleOrDefaultAsync(ct);
        return counts ?? new BoardCounts(0, 0, 0, 0);
    }

    /// <summary>Every rep, what they have now, and the decisions due in the period.</summary>
    public async Task<IReadOnlyList<BoardLine>> PeopleAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var lines = await db.Database.SqlQuery<BoardLine>($"""
            select p.id as "PersonId", p.email as "Email", p.name as "Name", t.name as "Team",
                   count(c.id) filter (where c.ended_at is null) as "Open",
                   count(c.id) filter (where c.state = 'Running' and c.at_risk_at <= {now} and c.due_at >= {now}) as "AtRisk",
                   count(c.id) filter (where c.ended_at is null and c.state <> 'Paused' and c.due_at < {now}) as "Overdue",
                   count(c.id) filter (where c.kind = 'Decision' and c.state = 'Met' and c.due_at >= {period.From} and c.due_at < {period.To}) as "Met",
                   count(c.id) filter (where c.kind = 'Decision' and (c.state in ('Breached', 'MetLate') or (c.state = 'Running' and c.due_at < {now}))
                                             and c.due_at >= {period.From} and c.due_at < {period.To}) as "Missed",
                   false as "IsAway", null::timestamptz as "AwayUntil"
            from people p
            left join teams t on t.id = p.team_id
            left join sla_clocks c on c.rep_id = p.id and (c.ended_at is null or (c.due_at >= {period.From} and c.due_at < {period.To}))
            where p.is_active and 'SalesRep' = any (p.roles)
            group by p.id, p.email, p.name, t.name
            order by t.name, p.name
            """).ToListAsync(ct);
        var away = await AwayAsync(db, now, ct);
        return [.. lines.Select(line => away.TryGetValue(line.PersonId, out var absence) ? line with { IsAway = true, AwayUntil = absence } : line)];
    }

    private static async Task<Dictionary<Guid, DateTimeOffset?>> AwayAsync(HubDb db, DateTimeOffset now, CancellationToken ct)
    {
        var absences = await db.Set<Absence>().Where(a => a.StartsAt <= now && (a.EndsAt == null || a.EndsAt > now)).Select(a => new { a.PersonId, a.EndsAt }).ToListAsync(ct);
        return absences.GroupBy(a => a.PersonId).ToDictionary(person => person.Key, person => person.Any(a => a.EndsAt is null) ? null : person.Max(a => a.EndsAt));
    }

    private IQueryable<BoardCard> Cards(HubDb db)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<BoardCard>($"""
            select h.id as "HandoffId", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Lead", l.company as "Company",
                   k.name as "Campaign", h.rep_id as "RepId", p.name as "Rep", p.team_id as "TeamId", t.name as "Team", c.kind as "Promise", c.due_at as "DueAt",
                   coalesce(c.state <> 'Paused' and c.due_at < {now}, false) as "IsOverdue",
                   coalesce(c.state = 'Running' and c.at_risk_at <= {now} and c.due_at >= {now}, false) as "IsAtRisk",
                   h.first_touch_at is not null as "IsTouched"
            from handoffs h
            join leads l on l.id = h.lead_id
            left join campaigns k on k.id = h.campaign_id
            left join people p on p.id = h.rep_id
            left join teams t on t.id = p.team_id
            left join lateral (
                select * from sla_clocks c where c.handoff_id = h.id and c.ended_at is null order by c.due_at limit 1) c on true
            where h.state in ('Queued', 'Assigned', 'Accepted', 'Working')
            """);
    }
}
