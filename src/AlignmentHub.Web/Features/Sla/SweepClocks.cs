using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <param name="Breached">Promises found missed.</param>
/// <param name="Warned">Promises found near their end.</param>
public sealed record Sweep(int Breached, int Warned);

/// <summary>
/// Finds promises that were missed, or soon will be, and tells people once. A miss is dated to the due instant, however late it is found;
/// rows are claimed, so that several servers share the work.
/// </summary>
public sealed class SweepClocks(IDbContextFactory<HubDb> databases, PostNotices notices, TimeProvider clock)
{
    public const string Topic = "sla/";
    private const int BatchSize = 1000;

    public async Task<Sweep> RunAsync(CancellationToken ct = default)
    {
        var breached = await EachBatchAsync(NoticeKind.Breached, BreachAsync, ct);
        return new Sweep(breached, await EachBatchAsync(NoticeKind.AtRisk, WarnAsync, ct));
    }

    private async Task<int> EachBatchAsync(NoticeKind kind, Func<HubDb, DateTimeOffset, CancellationToken, Task<List<ClockNews>>> claim, CancellationToken ct)
    {
        for (var all = 0; ;)
        {
            var now = clock.GetUtcNow();
            await using var db = await databases.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var news = await claim(db, now, ct);
            await notices.RunAsync(db, [.. news.Where(n => n.PersonId is not null).Select(n => n.ToNotice(kind, now))], ct);
            if (news.Count > 0) await db.AnnounceAsync([Topic], ct);
            await transaction.CommitAsync(ct);

            var claimed = news.Select(n => n.ClockId).Distinct().Count();
            all += claimed;
            if (claimed < BatchSize) return all;
        }
    }

    /// <summary>Tells the rep and the manager; of a lead that nobody has, the managers of those who could have taken it.</summary>
    private static Task<List<ClockNews>> BreachAsync(HubDb db, DateTimeOffset now, CancellationToken ct) => db.Database.SqlQuery<ClockNews>($"""
        with due as (
            select id
            from sla_clocks
            where state = 'Running' and due_at < {now}
            order by due_at
            limit {BatchSize}
            for no key update skip locked),
        breached as (
            update sla_clocks
            set state = 'Breached', breached_at = due_at, warned_at = coalesce(warned_at, {now})
            where id in (select id from due)
            returning id, handoff_id, kind, due_at, rep_id, team_id)
        select breached.id as "ClockId", handoff_id as "HandoffId", kind as "Kind", due_at as "DueAt", told.person_id as "PersonId"
        from breached
        left join lateral (
            select rep_id as person_id
            union
            select manager_id from teams where teams.id = breached.team_id
            union
            select teams.manager_id
            from handoffs
            join pool_members on pool_members.pool_id = handoffs.pool_id
            join people on people.id = pool_members.person_id
            join teams on teams.id = people.team_id
            where handoffs.id = breached.handoff_id and breached.rep_id is null) as told on told.person_id is not null
        """).ToListAsync(ct);

    private static Task<List<ClockNews>> WarnAsync(HubDb db, DateTimeOffset now, CancellationToken ct) => db.Database.SqlQuery<ClockNews>($"""
        with near as (
            select id
            from sla_clocks
            where state = 'Running' and warned_at is null and at_risk_at <= {now}
            order by at_risk_at
            limit {BatchSize}
            for no key update skip locked)
        update sla_clocks
        set warned_at = {now}
        where id in (select id from near)
        returning id as "ClockId", handoff_id as "HandoffId", kind as "Kind", due_at as "DueAt", rep_id as "PersonId"
        """).ToListAsync(ct);
}
