using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Writes the scores that a run over all leads found different, by COPY and one statement. Qualifications stay as they are.</summary>
internal static class RescoredWrites
{
    private const int ColumnsOfPlace = 2;
    private const int ColumnsOfTurn = 6;

    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<NewScore> news, CancellationToken ct)
    {
        // Nobody counts a temporary table, so the planner would read all scores for each few thousand of them.
        await connection.RunAsync("""
            create temp table if not exists rescored (
              lead_id uuid, version_id uuid, as_of timestamptz, fit float8, engagement float8, total float8, grade text, qualifies boolean,
              blocked_by text[], overridden_by text[], lines json, tallies bytea, place tid, written_by xid,
              turned_version_id uuid, turned_fit float8, turned_engagement float8, turned_total float8, turned_grade text, turned_qualifies boolean) on commit delete rows;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off
            """, ct);
        await CopyAsync(connection, news, ct);
        await UpdateAsync(connection, ct);
        await InsertAsync(connection, ct);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<NewScore> news, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy rescored from stdin (format binary)", ct);
        foreach (var score in news)
        {
            await copy.StartRowAsync(ct);
            await CopyCardAsync(copy, score, ct);
            await CopyPlaceAsync(copy, score.Seen, ct);
            await CopyTurnAsync(copy, score.Turned, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task CopyCardAsync(NpgsqlBinaryImporter copy, NewScore score, CancellationToken ct)
    {
        var card = score.Card;
        await copy.WriteAsync(score.LeadId, ct);
        await copy.WriteAsync(score.VersionId, ct);
        await copy.WriteAsync(score.At, ct);
        await copy.WriteAsync(card.Fit, ct);
        await copy.WriteAsync(card.Engagement, ct);
        await copy.WriteAsync(card.Total, ct);
        await copy.WriteAsync(card.Grade, ct);
        await copy.WriteAsync(card.Qualifies, ct);
        await copy.WriteAsync(Names(card.BlockedBy), ct);
        await copy.WriteAsync(Names(card.OverriddenBy), ct);
        await copy.WriteAsync(score.Lines, NpgsqlDbType.Json, ct);
        if (score.Tallies is { } tallies) await copy.WriteAsync(tallies.Bytes, ct);
        else await copy.WriteNullAsync(ct);
    }

    private static async Task CopyPlaceAsync(NpgsqlBinaryImporter copy, KnownScore? seen, CancellationToken ct)
    {
        if (seen is null)
        {
            await NullsAsync(copy, ColumnsOfPlace, ct);
            return;
        }

        await copy.WriteAsync(seen.Row.Place, NpgsqlDbType.Tid, ct);
        await copy.WriteAsync(seen.Row.WrittenBy, NpgsqlDbType.Xid, ct);
    }

    private static async Task CopyTurnAsync(NpgsqlBinaryImporter copy, KnownScore? turned, CancellationToken ct)
    {
        if (turned is not { Numbers: var before })
        {
            await NullsAsync(copy, ColumnsOfTurn, ct);
            return;
        }

        await copy.WriteAsync(turned.VersionId, ct);
        await copy.WriteAsync(before.Fit, ct);
        await copy.WriteAsync(before.Engagement, ct);
        await copy.WriteAsync(before.Total, ct);
        await copy.WriteAsync(before.Grade, ct);
        await copy.WriteAsync(before.Qualifies, ct);
    }

    private static async Task NullsAsync(NpgsqlBinaryImporter copy, int columns, CancellationToken ct)
    {
        for (var column = 0; column < columns; column++) await copy.WriteNullAsync(ct);
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

    private static string[] Names(IReadOnlyList<string> names) => names.Count == 0 ? [] : [.. names];
}
