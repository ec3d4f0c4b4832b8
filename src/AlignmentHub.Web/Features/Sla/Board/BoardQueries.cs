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
    /// <param name="repId">Those of one rep; absent: everybody's.</param>
    public async Task<IReadOnlyList<BoardCard>> CardsAsync(BoardShow show, Guid? repId = null, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var all = Cards(db, repId);
        var cards = show switch
        {
            BoardShow.Urgent => all.Where(c => c.IsOverdue || c.IsAtRisk),
            BoardShow.AtRisk => all.Where(c => c.IsAtRisk),
            BoardShow.Breached => all.Where(c => c.IsOverdue),
            BoardShow.Untouched => all.Where(c => !c.IsTouched),
            BoardShow.Open => all,
        };
        return await cards.OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt).ThenBy(c => c.HandoffId).Take(MostCards).ToListAsync(ct);
    }

    public async Task<BoardCounts> CountAsync(Guid? repId = null, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var counts = await Cards(db, repId).GroupBy(_ => 1)
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
                   0::bigint as "Open", 0::bigint as "AtRisk", 0::bigint as "Overdue",
                   count(c.id) filter (where c.kind = 'Decision' and c.state = 'Met' and c.due_at >= {period.From} and c.due_at < {period.To}) as "Met",
                   count(c.id) filter (where c.kind = 'Decision' and (c.state in ('Breached', 'MetLate') or (c.state = 'Running' and c.due_at < {now}))
                                             and c.due_at >= {period.From} and c.due_at < {period.To}) as "Missed",
                   false as "IsAway", null::timestamptz as "AwayUntil"
            from people p
            left join teams t on t.id = p.team_id
            left join sla_clocks c on c.rep_id = p.id and c.due_at >= {period.From} and c.due_at < {period.To}
            where p.is_active and 'SalesRep' = any (p.roles)
            group by p.id, p.email, p.name, t.name
            order by t.name, p.name
            """).ToListAsync(ct);
        var (held, away) = (await HeldAsync(db, ct), await AwayAsync(db, now, ct));
        return [.. lines.Select(line => Whole(line, held.GetValueOrDefault(line.PersonId, new BoardCounts(0, 0, 0, 0)), away))];
    }

    // Counted like the cards, so that each number opens as many of them.
    private async Task<Dictionary<Guid, BoardCounts>> HeldAsync(HubDb db, CancellationToken ct) => await Cards(db).Where(c => c.RepId != null).GroupBy(c => c.RepId!.Value)
        .Select(his => new { his.Key, Counts = new BoardCounts(his.Count(), his.Count(c => c.IsAtRisk), his.Count(c => c.IsOverdue), his.Count(c => !c.IsTouched)) })
        .ToDictionaryAsync(rep => rep.Key, rep => rep.Counts, ct);

    private static BoardLine Whole(BoardLine line, BoardCounts held, Dictionary<Guid, DateTimeOffset?> away) => line with
    {
        Open = held.Open, AtRisk = held.AtRisk, Overdue = held.Breached, IsAway = away.ContainsKey(line.PersonId), AwayUntil = away.GetValueOrDefault(line.PersonId),
    };

    private static async Task<Dictionary<Guid, DateTimeOffset?>> AwayAsync(HubDb db, DateTimeOffset now, CancellationToken ct)
    {
        var absences = await db.Set<Absence>().Where(a => a.StartsAt <= now && (a.EndsAt == null || a.EndsAt > now)).Select(a => new { a.PersonId, a.EndsAt }).ToListAsync(ct);
        return absences.GroupBy(a => a.PersonId).ToDictionary(person => person.Key, person => person.Any(a => a.EndsAt is null) ? null : person.Max(a => a.EndsAt));
    }

    private IQueryable<BoardCard> Cards(HubDb db, Guid? repId = null)
    {
        var now = clock.GetUtcNow();
        var cards = db.Database.SqlQuery<BoardCard>($"""
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
        return repId is { } rep ? cards.Where(c => c.RepId == rep) : cards;
    }
}
