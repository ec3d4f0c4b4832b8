using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>What a rep has to do, soonest due first.</summary>
public sealed class QueueQueries(IDbContextFactory<HubDb> databases, Calendars calendars, TimeProvider clock)
{
    /// <summary>More than anybody can look through; what is due later comes up when these are done.</summary>
    public const int Most = 200;

    public Task<IReadOnlyList<QueueCard>> OfAsync(Actor rep, QueueScope scope = QueueScope.Mine, CancellationToken ct = default) => CardsAsync((db, rows) =>
    {
        var ids = scope switch
        {
            QueueScope.Mine => Mine(db, rep.Id),
            QueueScope.Team => Team(db, rep.ManagedTeams.ToArray()),
            QueueScope.Pool => Waiting(db, rep.Id, rep.ManagedTeams.ToArray(), rep.May(Permission.DecideTeamHandoffs)),
        };
        return rows.Where(r => ids.Contains(r.Id)).OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Id).Take(Most);
    }, scope == QueueScope.Team ? null : rep.Id, ct);

    /// <summary>One hand-off, whoever has it.</summary>
    public async Task<QueueCard?> FindAsync(Guid id, CancellationToken ct = default) =>
        await CardsAsync((_, rows) => rows.Where(r => r.Id == id), null, ct) is [var found] ? found : null;

    private async Task<IReadOnlyList<QueueCard>> CardsAsync(Func<HubDb, IQueryable<QueueRow>, IQueryable<QueueRow>> which, Guid? viewer, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await which(db, Rows(db)).ToListAsync(ct);
        var hours = await calendars.OfVersionsAsync(db, [.. rows.Select(r => r.CalendarVersionId).OfType<Guid>()], ct);
        var now = clock.GetUtcNow();
        var turns = hours.ToDictionary(h => h.Key, h => WorkingTurns.Of(h.Value, now));
        return [.. rows.Select(row => new QueueCard(row, Enum.Parse<HandoffState>(row.State), Left(row)) { Viewer = viewer })];

        TimeLeft? Left(QueueRow row) => row.CalendarVersionId is { } version
            ? TimeLeft.Of(row.StartedAt!.Value, row.TargetMinutes!.Value, hours[version], row.PausedAt is null ? turns[version] : WorkingTurns.None, now, PausesOf(row))
            : null;
    }

    private static IQueryable<Guid> Mine(HubDb db, Guid rep) => db.Database.SqlQuery<Guid>($"""
        select id as "Value" from handoffs where rep_id = {rep} and state in ('Assigned', 'Accepted', 'Working')
        union all
        select handoffs.id
        from pool_members
        join handoffs on handoffs.pool_id = pool_members.pool_id and handoffs.state = 'Queued'
        where pool_members.person_id = {rep}
        union all
        select handoffs.id
        from pool_members
        join handoffs on handoffs.pool_id = pool_members.pool_id and handoffs.offered_at is not null and handoffs.state in ('Assigned', 'Accepted', 'Working')
        where pool_members.person_id = {rep} and handoffs.rep_id <> {rep}
        """);

    private static IQueryable<Guid> Team(HubDb db, Guid[] teams) => db.Database.SqlQuery<Guid>($"""
        select handoffs.id as "Value"
        from people
        join handoffs on handoffs.rep_id = people.id and handoffs.state in ('Assigned', 'Accepted', 'Working')
        where people.team_id = any({teams})
        """);

    // What came to no pool, or to one that nobody belongs to, would be seen by nobody; managers do.
    private static IQueryable<Guid> Waiting(HubDb db, Guid rep, Guid[] teams, bool isManager) => db.Database.SqlQuery<Guid>($"""
        select h.id as "Value"
        from handoffs h
        where h.state = 'Queued'
          and (exists (
                  select 1
                  from pool_members m
                  join people p on p.id = m.person_id
                  where m.pool_id = h.pool_id and (p.id = {rep} or p.team_id = any({teams})))
               or {isManager} and not exists (select 1 from pool_members m where m.pool_id = h.pool_id))
        """);

    private static List<Pause> PausesOf(QueueRow row) => row.Pauses is not { } pauses ? [] :
        [.. JsonSerializer.Deserialize<DateTimeOffset?[][]>(pauses)!.Select(pair => new Pause(pair[0]!.Value, pair[1] ?? DateTimeOffset.MaxValue))];

    private static IQueryable<QueueRow> Rows(HubDb db) => db.Database.SqlQuery<QueueRow>($"""
        select h.id as "Id", h.state as "State", h.pass as "Pass", h.snapshot::text as "Snapshot", h.manual_reason as "ManualReason",
               case when h.state = 'Queued' or h.offered_at is not null then pool.name end as "Pool",
               holder.name as "Rep", h.rep_id as "RepId", h.offered_at as "OfferedAt", h.paused_at as "PausedAt",
               (select json_agg(json_build_array(began_at, ended_at))::text from handoff_pauses where handoff_id = h.id) as "Pauses",
               l.id as "LeadId", l.first_name as "FirstName", l.title as "Title", coalesce(account.name, l.company) as "Company",
               coalesce(nullif(trim(concat_ws(' ', l.first_name, l.last_name)), ''), l.email, l.external_id) as "Name",
               account.employees as "Employees", account.is_target as "IsTarget", l.email as "Email", l.phone as "Phone", l.country as "Country",
               (h.snapshot #>> array['score', 'total'])::float8 as "Score", h.snapshot #>> array['score', 'grade'] as "Grade",
               promise.kind as "Promise", promise.started_at as "StartedAt", promise.target_minutes as "TargetMinutes",
               promise.calendar_version_id as "CalendarVersionId", promise.due_at as "DueAt",
               last.state as "LastState", reason.label as "LastReason", last_rep.name as "LastRep", last.ended_at as "LastEndedAt",
               outreach.count::int as "Outreaches", outreach.last_at as "LastOutreachAt", deal.count::int as "Deals", deal.won::int as "WonDeals"
        from handoffs h
        join leads l on l.id = h.lead_id
        left join accounts account on account.id = l.account_id
        left join people holder on holder.id = h.rep_id
        left join pools pool on pool.id = h.pool_id
        left join lateral (
            select *
            from sla_clocks
            where handoff_id = h.id and ended_at is null
            order by due_at
            limit 1) promise on true
        left join handoffs last on last.lead_id = h.lead_id and last.pass = h.pass - 1
        left join people last_rep on last_rep.id = last.rep_id
        left join rejection_reasons reason on reason.key = last.reason_key
        left join lateral (
            select count(*) as count, max(at) as last_at
            from outreaches
            where lead_id = l.id) outreach on true
        left join lateral (
            select count(*) as count, count(*) filter (where o.stage = 'Won') as won
            from opportunity_contacts c
            join opportunities o on o.id = c.opportunity_id
            where c.lead_id = l.id) deal on true
        """);
}
