using System.Runtime.CompilerServices;
using System.Text.Json;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Lists the promises behind a number, the first due first.</summary>
public sealed class ClockQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<ListAnswer<PromiseLine>> ListAsync(ClockFilter filter, Paging<PromisePlace> page, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = InOrder(After(Filtered(Rows(db), filter), page.After));
        return page.Answer([.. (await rows.Take(page.Take).ToListAsync(ct)).Select(row => row.ToLine())], line => new PromisePlace(line.DueAt, line.Id));
    }

    /// <summary>The whole list, while it is being read.</summary>
    public async IAsyncEnumerable<PromiseLine> AllAsync(ClockFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await foreach (var row in InOrder(Filtered(Rows(db), filter)).AsAsyncEnumerable().WithCancellation(ct)) yield return row.ToLine();
    }

    public async Task<long> CountAsync(ClockFilter filter, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Filtered(Rows(db), filter).LongCountAsync(ct);
    }

    private static IQueryable<Row> Filtered(IQueryable<Row> rows, ClockFilter filter)
    {
        if (filter.State is { } state) rows = rows.Where(r => r.State == state.ToString());
        if (filter.Standing is { } standing) rows = rows.Where(r => r.Standing == standing.ToString());
        if (filter.Side is { } side) rows = rows.Where(r => r.Side == side.ToString());
        if (filter.Promise is { } promise) rows = rows.Where(r => r.Promise == promise);
        if (filter.From is { } from) rows = rows.Where(r => r.DueAt >= from);
        if (filter.To is { } to) rows = rows.Where(r => r.DueAt < to);
        if (filter.TeamId is { } team) rows = rows.Where(r => r.TeamId == team);
        if (filter.RepId is { } rep) rows = rows.Where(r => r.RepId == rep);
        if (filter.Source is { } source) rows = rows.Where(r => r.Source == source);
        return filter.PolicyId is { } policy ? rows.Where(r => r.PolicyId == policy) : rows;
    }

    private static IOrderedQueryable<Row> InOrder(IQueryable<Row> rows) => rows.OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Id);

    private static IQueryable<Row> After(IQueryable<Row> rows, PromisePlace? after) => after switch
    {
        null => rows,
        { DueAt: null } => rows.Where(r => r.DueAt == null && r.Id > after.Id),
        { DueAt: { } due } => rows.Where(r => r.DueAt == null || r.DueAt > due || (r.DueAt == due && r.Id > after.Id)),
    };

    // Cases in the order of PromiseStandings.Of.
    private IQueryable<Row> Rows(HubDb db)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<Row>($"""
            select x.id as "Id", x.kind as "Promise", x.side as "Side", x.state as "State",
                   case when x.state = 'Met' then 'Met'
                        when x.state in ('Breached', 'MetLate') or (x.state = 'Running' and x.due_at < {now}) then 'Missed'
                        when x.state in ('Running', 'Paused') then 'Running'
                        else x.state end as "Standing",
                   x.started_at as "StartedAt", x.due_at as "DueAt", x.ended_at as "EndedAt", x.breached_at as "BreachedAt",
                   x.handoff_id as "HandoffId", x.team_id as "TeamId", x.rep_id as "RepId", x.policy_id as "PolicyId", x.link as "Link",
                   l.id as "LeadId", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Lead",
                   p.name as "Rep", t.name as "Team", h.source as "Source"
            from (
                select id, kind, side, state, started_at, due_at, ended_at, breached_at, handoff_id, team_id, rep_id, policy_id, '/handoffs/' || handoff_id as link
                from sla_clocks
                union all
                select id, kind, side, state, started_at, due_at, ended_at, breached_at, handoff_id, team_id, person_id, null,
                       case kind when 'AnswerTime' then '/feedback/' || subject_id else '/sla/requests' end
                from promises) x
            left join handoffs h on h.id = x.handoff_id
            left join leads l on l.id = h.lead_id
            left join people p on p.id = x.rep_id
            left join teams t on t.id = x.team_id
            """);
    }

    private sealed record Row(
        Guid Id, string Promise, string Side, string State, string Standing, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, DateTimeOffset? BreachedAt,
        Guid? HandoffId, Guid? TeamId, Guid? RepId, Guid? PolicyId, string Link, Guid? LeadId, string? Lead, string? Rep, string? Team, string? Source)
    {
        public PromiseLine ToLine() => new(
            Id, JsonNamingPolicy.CamelCase.ConvertName(Promise), Enum.Parse<PromiseSide>(Side), Enum.Parse<ClockState>(State), Enum.Parse<PromiseStanding>(Standing), StartedAt, DueAt, EndedAt,
            BreachedAt, HandoffId, LeadId, Lead, Rep, Team, Source, Link);
    }
}
