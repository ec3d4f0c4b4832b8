using System.Text.Json;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Writes the score cards that differ from what is stored.</summary>
internal static class ScoreWrites
{
    // Arrays of arrays do not go through unnest, so lists of names travel as PostgreSQL writes them.
    public static void AddScores(this SqlBatch batch, IReadOnlyList<ScoreDecision> decisions)
    {
        List<ScoreDecision> news = [.. decisions.Where(d => d.IsNews)];
        if (news.Count == 0) return;

        batch.Add(
            """
            insert into lead_scores as s (
                lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies,
                qualified_since, qualifying_override, awaits_activity, blocked_by, overridden_by, lines)
            select u.lead_id, u.version_id, u.as_of, u.fit, u.engagement, u.total, u.grade, u.qualifies, u.since, u.override, u.awaits,
                   u.blocked_by::text[], u.overridden_by::text[], u.lines
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb[])
                as u (lead_id, version_id, as_of, fit, engagement, total, grade, qualifies, since, override, awaits, blocked_by, overridden_by, lines)
            on conflict (lead_id) do update
            set definition_version_id = excluded.definition_version_id, as_of = excluded.as_of, fit = excluded.fit, engagement = excluded.engagement,
                total = excluded.total, grade = excluded.grade, qualifies = excluded.qualifies, qualified_since = excluded.qualified_since,
                qualifying_override = excluded.qualifying_override, awaits_activity = excluded.awaits_activity,
                blocked_by = excluded.blocked_by, overridden_by = excluded.overridden_by, lines = excluded.lines
            """)
            .Column(news, d => d.Subject.Standing.LeadId)
            .Column(news, d => d.By.VersionId)
            .Column(news, d => d.At)
            .Column(news, d => d.Card.Fit)
            .Column(news, d => d.Card.Engagement)
            .Column(news, d => d.Card.Total)
            .Column(news, d => d.Card.Grade)
            .Column(news, d => d.Card.Qualifies)
            .Column(news, d => d.Step.State.Since)
            .Column(news, d => d.Step.State.Override)
            .Column(news, d => d.Step.State.AwaitsActivity)
            .Column(news, d => Literal(d.Card.BlockedBy))
            .Column(news, d => Literal(d.Card.OverriddenBy))
            .Column(news, d => JsonSerializer.Serialize(d.Card.Lines, Body.Options));
    }

    private static string Literal(IReadOnlyList<string> names) => names.Count == 0 ? "{}" : $"{{{string.Join(',', names.Select(Quoted))}}}";

    private static string Quoted(string name) =>
        $"\"{name.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
