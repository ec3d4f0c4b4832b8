using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Writes the scores that a run over all leads found different, by COPY and one statement. Qualifications stay as they are.</summary>
internal static class RescoredWrites
{
    public static async Task WriteAsync(NpgsqlConnection connection, NewScores news, CancellationToken ct)
    {
        // Nobody counts a temporary table, so the planner would read all scores for each few thousand of them.
        await connection.RunAsync($"{NewScores.Table}; set local enable_hashjoin = off; set local enable_mergejoin = off", ct);
        await news.CopyAsync(connection, ct);
        await UpdateAsync(connection, ct);
        await InsertAsync(connection, ct);
    }

    // A lead that was scored since it was read has a newer score than this one. The row is found where it stood, without an index.
    private static Task UpdateAsync(NpgsqlConnection connection, CancellationToken ct) => connection.RunAsync("""
        with written as (
            update lead_scores s
            set definition_version_id = r.version_id, as_of = r.as_of, fit = r.fit, engagement = r.engagement, total = r.total, grade = r.grade,
                qualifies = r.qualifies, blocked_by = r.blocked_by, overridden_by = r.overridden_by, lines = r.lines, tallies = coalesce(r.tallies, s.tallies)
            from rescored r
            where s.ctid = r.place and s.xmin = r.written_by and s.lead_id = r.lead_id
            returning r.lead_id, r.turned_version_id, r.turned_fit, r.turned_engagement, r.turned_total, r.turned_grade, r.turned_qualifies, r.as_of)
        insert into score_changes (lead_id, definition_version_id, fit, engagement, total, grade, qualifies, changed_at)
        select * from written where turned_version_id is not null
        """, ct);

    private static Task InsertAsync(NpgsqlConnection connection, CancellationToken ct) => connection.RunAsync("""
        insert into lead_scores (lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies, awaits_activity, blocked_by, overridden_by, lines, tallies)
        select r.lead_id, r.version_id, r.as_of, r.fit, r.engagement, r.total, r.grade, r.qualifies, false, r.blocked_by, r.overridden_by, r.lines, r.tallies
        from rescored r
        where r.place is null and exists (select from leads l where l.id = r.lead_id)
        on conflict (lead_id) do nothing
        """, ct);
}
