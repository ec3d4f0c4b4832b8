using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <param name="Breached">Promises found missed.</param>
/// <param name="Escalated">Promises that passed a step of their ladder, the first one being the warning.</param>
public sealed record Sweep(int Breached, int Escalated);

/// <summary>
/// Finds promises that were missed or passed a step of their ladder, in the order in which that happened, and tells people once: of several
/// steps passed in a downtime only the last. A miss is dated to the due instant, however late it is found; rows are claimed, so that several
/// servers share the work.
/// </summary>
public sealed class SweepClocks(IDbContextFactory<HubDb> databases, SweepTerms terms, PostNotices notices, TimeProvider clock)
{
    public const string Topic = "sla/";
    private const int BatchSize = 1000;

    public async Task<Sweep> RunAsync(CancellationToken ct = default)
    {
        for (var sum = new Sweep(0, 0); ;)
        {
            var swept = await BatchAsync(ct);
            sum = new Sweep(sum.Breached + swept.Count(c => c.IsBreach), sum.Escalated + swept.Count(c => c.IsNewStep));
            if (swept.Count < BatchSize) return sum;
        }
    }

    private async Task<List<SweptClock>> BatchAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var swept = await ClaimAsync(db, now, ct);
        if (swept.Count == 0) return swept;

        var steps = await terms.StepsAsync(db, [.. swept.Where(c => c.IsNewStep)], ct);
        Notice[] news = [.. steps.SelectMany(step => step.Clock.Tell(step, now))];
        await notices.ScheduleAsync(db, news, ct);
        await using var last = new SqlBatch(db);
        AddDeeds(last, [.. steps.Where(step => step.Act is not null)]);
        PostNotices.AddTo(last, news);
        last.Announce([Topic]);
        await last.CommitAsync(transaction, ct);
        return swept;
    }

    // What is to be done with a lead is written down with its step, and done afterwards under the locks of the lead.
    private static void AddDeeds(SqlBatch batch, IReadOnlyList<ReachedStep> steps)
    {
        if (steps.Count == 0) return;

        batch.Add("update sla_clocks c set to_do = t.deed from unnest($1, $2) as t (id, deed) where c.id = t.id and c.ended_at is null")
            .Column(steps, s => s.Clock.Id)
            .Names(steps, s => s.Act);
    }

    private static async Task<List<SweptClock>> ClaimAsync(HubDb db, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add(
            """
            with due as (
                select id, state, steps_passed, step_at
                from sla_clocks
                where look_at < $1
                order by look_at
                limit $2
                for no key update skip locked),
            found as (
                select due.*, (select count(*)::int from unnest(step_at) as at where at < $1) as passed
                from due),
            swept as (
                update sla_clocks as c
                set state = case when c.state = 'Running' and c.due_at < $1 then 'Breached' else c.state end,
                    breached_at = case when c.state = 'Running' and c.due_at < $1 then c.due_at else c.breached_at end,
                    steps_passed = greatest(found.passed, found.steps_passed),
                    look_at = least(c.step_at[greatest(found.passed, found.steps_passed) + 1], case when c.state = 'Running' and c.due_at >= $1 then c.due_at end)
                from found
                where c.id = found.id
                returning c.id, c.handoff_id, c.kind, c.due_at, c.rep_id, c.team_id, c.policy_version_id, c.state <> found.state as is_breach,
                          found.steps_passed as passed_before, c.steps_passed, c.step_at[c.steps_passed] as reached_at, c.state = 'Breached' as is_missed)
            select id, handoff_id, kind, due_at, rep_id, policy_version_id, is_breach, passed_before, steps_passed, reached_at, is_missed,
                   array(
                       select manager_id from teams where teams.id = swept.team_id and swept.rep_id is not null and manager_id is not null
                       union
                       select teams.manager_id
                       from handoffs
                       join pool_members on pool_members.pool_id = handoffs.pool_id
                       join people on people.id = pool_members.person_id
                       join teams on teams.id = people.team_id
                       where swept.rep_id is null and handoffs.id = swept.handoff_id and teams.manager_id is not null)
            from swept
            """).With(now).With(BatchSize);
        await using var reader = await batch.ReadAsync(ct);
        return await reader.RowsAsync(
            row => new SweptClock(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.InstantOrNull(3), row.Id(4), row.GetFieldValue<Guid[]>(11), row.GetGuid(5), row.GetBoolean(6))
            {
                PassedBefore = row.GetInt32(7), Passed = row.GetInt32(8), ReachedAt = row.InstantOrNull(9), IsMissed = row.GetBoolean(10),
            }, ct);
    }
}
