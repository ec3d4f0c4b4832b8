using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Finds answers and deliveries that are overdue and tells those who owe them, once. A miss is dated to the due instant, however late it is found.</summary>
public sealed class SweepPromises(IDbContextFactory<HubDb> databases, PostNotices notices, TimeProvider clock)
{
    private const int BatchSize = 1000;

    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        for (var all = 0; ;)
        {
            var now = clock.GetUtcNow();
            await using var db = await databases.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var missed = await BreachAsync(db, now, ct);
            await notices.RunAsync(db, [.. missed.Where(m => m.PersonId is not null).Select(m => m.ToNotice(now))], ct);
            if (missed.Count > 0) await db.AnnounceAsync([SweepClocks.Topic, "feedback/"], ct);
            await transaction.CommitAsync(ct);

            var found = missed.Select(m => m.Id).Distinct().Count();
            all += found;
            if (found < BatchSize) return all;
        }
    }

    /// <summary>
    /// Whoever promised, and the manager of their team; where a team owes it, its people; where a whole side does, who leads its teams, and marketing's people.
    /// </summary>
    private static Task<List<MissedPromise>> BreachAsync(HubDb db, DateTimeOffset now, CancellationToken ct) => db.Database.SqlQuery<MissedPromise>($"""
        with due as (
            select id
            from promises
            where ended_at is null and told_at is null and due_at < {now}
            order by due_at
            limit {BatchSize}
            for no key update skip locked),
        breached as (
            update promises
            set state = 'Breached', breached_at = due_at, told_at = {now}
            where id in (select id from due)
            returning id, kind, side, subject_id, handoff_id, due_at, person_id, team_id)
        select breached.id as "Id", kind as "Kind", subject_id as "SubjectId", handoff_id as "HandoffId", breached.due_at as "DueAt", told.person_id as "PersonId", r.title as "Title"
        from breached
        left join content_requests r on r.id = breached.subject_id
        left join lateral (
            select breached.person_id
            union
            select manager_id from teams where teams.id = breached.team_id
            union
            select people.id from people where people.team_id = breached.team_id and people.is_active and breached.person_id is null
            union
            select people.id
            from teams
            join people on people.is_active and (people.id = teams.manager_id or (people.team_id = teams.id and teams.side = 'Marketing'))
            where teams.side = breached.side and breached.team_id is null and breached.person_id is null) as told on told.person_id is not null
        """).ToListAsync(ct);
}
