using System.Text.Json;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Api;
using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Writes the scores that a run over all leads found different, by COPY and one statement. Qualifications stay as they are.</summary>
internal static class RescoredWrites
{
    public static async Task WriteAsync(
        NpgsqlConnection connection, Guid versionId, IReadOnlyList<NewScore> news, CancellationToken ct)
    {
        // Nobody counts a temporary table, so the planner would read all scores for each few thousand of them.
        await RunAsync(connection, """
            create temp table if not exists rescored (
              lead_id uuid, as_of timestamptz, fit float8, engagement float8, total float8, grade text, qualifies boolean,
              blocked_by text[], overridden_by text[], lines jsonb, seen_as_of timestamptz, seen_version_id uuid) on commit delete rows;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off
            """, ct);
        await CopyAsync(connection, news, ct);
        await UpdateAsync(connection, versionId, ct);
        await InsertAsync(connection, versionId, ct);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<NewScore> news, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy rescored from stdin (format binary)", ct);
        foreach (var lead in news)
        {
            var card = lead.Card;
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(lead.LeadId, ct);
            await copy.WriteAsync(lead.At, ct);
            await copy.WriteAsync(card.Fit, ct);
            await copy.WriteAsync(card.Engagement, ct);
            await copy.WriteAsync(card.Total, ct);
            await copy.WriteAsync(card.Grade, ct);
            await copy.WriteAsync(card.Qualifies, ct);
            await copy.WriteAsync(Names(card.BlockedBy), ct);
            await copy.WriteAsync(Names(card.OverriddenBy), ct);
            await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(card.Lines, Body.Options), NpgsqlDbType.Jsonb, ct);
            if (lead.Seen is { } stored)
            {
                await copy.WriteAsync(stored.AsOf, ct);
                await copy.WriteAsync(stored.VersionId, ct);
            }
            else
            {
                await copy.WriteNullAsync(ct);
                await copy.WriteNullAsync(ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    // A lead that was scored since it was read has a newer score than this one.
    private static Task UpdateAsync(NpgsqlConnection connection, Guid versionId, CancellationToken ct) => RunAsync(connection, """
        update lead_scores s
        set definition_version_id = $1, as_of = r.as_of, fit = r.fit, engagement = r.engagement, total = r.total, grade = r.grade,
            qualifies = r.qualifies, blocked_by = r.blocked_by, overridden_by = r.overridden_by, lines = r.lines
        from rescored r
        where s.lead_id = r.lead_id and s.as_of = r.seen_as_of and s.definition_version_id = r.seen_version_id
        """, ct, versionId);

    private static Task InsertAsync(NpgsqlConnection connection, Guid versionId, CancellationToken ct) => RunAsync(connection, """
        insert into lead_scores (lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies, awaits_activity, blocked_by, overridden_by, lines)
        select r.lead_id, $1, r.as_of, r.fit, r.engagement, r.total, r.grade, r.qualifies, false, r.blocked_by, r.overridden_by, r.lines
        from rescored r
        where r.seen_as_of is null and exists (select from leads l where l.id = r.lead_id)
        on conflict (lead_id) do nothing
        """, ct, versionId);

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, Guid? parameter = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is { } id) command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string[] Names(IReadOnlyList<string> names) => names.Count == 0 ? [] : [.. names];
}
