using System.Text.Json;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Writes the score cards that differ from what is stored.</summary>
internal static class ScoreWrites
{
    // Arrays of arrays do not go through unnest, so lists of names travel as PostgreSQL writes them.
    private const string Rows =
        """
        unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::json[], $15)
            as u (lead_id, version_id, as_of, fit, engagement, total, grade, qualifies, since, override, awaits, blocked_by, overridden_by, lines, tallies)
        """;

    public static void AddScores(this SqlBatch batch, IReadOnlyList<ScoreDecision> decisions)
    {
        var news = decisions.Where(d => d.IsNews).ToLookup(d => d.Subject.Stored is null);
        AddFirst(batch, [.. news[true]]);
        AddHistory(batch, [.. news[false].Where(d => d.Card.Numbers.TurnsFrom(d.Subject.Stored!.Numbers))]);
        AddChanged(batch, [.. news[false]]);
        AddTallies(batch, [.. decisions.Where(d => d.CountsAnew)]);
    }

    private static void AddHistory(SqlBatch batch, List<ScoreDecision> turns)
    {
        if (turns.Count == 0) return;

        batch.Add(
            """
            insert into score_changes (lead_id, definition_version_id, fit, engagement, total, grade, qualifies, changed_at)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            """)
            .Column(turns, d => d.Subject.Standing.LeadId)
            .Column(turns, d => d.Subject.Stored!.VersionId)
            .Column(turns, d => d.Subject.Stored!.Numbers.Fit)
            .Column(turns, d => d.Subject.Stored!.Numbers.Engagement)
            .Column(turns, d => d.Subject.Stored!.Numbers.Total)
            .Column(turns, d => d.Subject.Stored!.Numbers.Grade)
            .Column(turns, d => d.Subject.Stored!.Numbers.Qualifies)
            .Column(turns, d => d.At);
    }

    private static void AddFirst(SqlBatch batch, List<ScoreDecision> news)
    {
        if (news.Count == 0) return;

        WithValues(news, batch.Add(
            $"""
            insert into lead_scores (
                lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies, qualified_since, qualifying_override, awaits_activity,
                blocked_by, overridden_by, lines, tallies)
            select u.lead_id, u.version_id, u.as_of, u.fit, u.engagement, u.total, u.grade, u.qualifies, u.since, u.override, u.awaits,
                   u.blocked_by::text[], u.overridden_by::text[], u.lines, u.tallies
            from {Rows}
            """));
    }

    private static void AddChanged(SqlBatch batch, List<ScoreDecision> news)
    {
        if (news.Count == 0) return;

        WithValues(news, batch.Add(
            $"""
            update lead_scores s
            set definition_version_id = u.version_id, as_of = u.as_of, fit = u.fit, engagement = u.engagement, total = u.total, grade = u.grade,
                qualifies = u.qualifies, qualified_since = u.since, qualifying_override = u.override, awaits_activity = u.awaits,
                blocked_by = u.blocked_by::text[], overridden_by = u.overridden_by::text[], lines = u.lines, tallies = u.tallies
            from {Rows}
            where s.lead_id = u.lead_id
            """));
    }

    // The score stays as it was written, and when.
    private static void AddTallies(SqlBatch batch, List<ScoreDecision> others)
    {
        if (others.Count == 0) return;

        batch.Add("update lead_scores s set tallies = u.tallies from unnest($1, $2) as u (lead_id, tallies) where s.lead_id = u.lead_id")
            .Column(others, d => d.Subject.Standing.LeadId)
            .Column(others, d => d.Tallies.Bytes);
    }

    private static void WithValues(List<ScoreDecision> news, SqlStatement statement) => statement
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
        .Column(news, d => JsonSerializer.Serialize(d.Card.Lines, Body.Options))
        .Column(news, d => d.Tallies.Bytes);

    private static string Literal(IReadOnlyList<string> names) => names.Count == 0 ? "{}" : $"{{{string.Join(',', names.Select(Quoted))}}}";

    private static string Quoted(string name) =>
        $"\"{name.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
