using System.Globalization;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Writes hand-offs with everything that begins with them.</summary>
internal static class HandoffWrites
{
    public static void AddHandoffs(this SqlBatch batch, IReadOnlyList<Handoff> handoffs) => batch.Add(
        """
        insert into handoffs (
            id, lead_id, pass, state, pool_id, rep_id, rule_id, policy_id, definition_version_id, campaign_id, source, is_manual, manual_reason,
            snapshot, routing, created_at, assigned_at, expires_at, version, policy_version_id)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb[], $15::jsonb[], $16, $17, $18, $19, $20)
        """)
        .Column(handoffs, h => h.Id)
        .Column(handoffs, h => h.LeadId)
        .Column(handoffs, h => h.Pass)
        .Names(handoffs, h => (HandoffState?)h.State)
        .Column(handoffs, h => h.PoolId)
        .Column(handoffs, h => h.RepId)
        .Column(handoffs, h => h.RuleId)
        .Column(handoffs, h => h.PolicyId)
        .Column(handoffs, h => h.DefinitionVersionId)
        .Column(handoffs, h => h.CampaignId)
        .Column(handoffs, h => h.Source)
        .Column(handoffs, h => h.IsManual)
        .Column(handoffs, h => h.ManualReason)
        .Column(handoffs, h => h.Snapshot)
        .Column(handoffs, h => h.Routing)
        .Column(handoffs, h => h.CreatedAt)
        .Column(handoffs, h => h.AssignedAt)
        .Column(handoffs, h => h.ExpiresAt)
        .Column(handoffs, h => h.Version)
        .Column(handoffs, h => h.PolicyVersionId);

    // An array cannot hold arrays of different lengths; those of a clock travel as texts.
    public static void AddClocks(this SqlBatch batch, IReadOnlyList<SlaClock> clocks) => batch.Add(
        """
        insert into sla_clocks (
            id, handoff_id, kind, side, rep_id, team_id, policy_id, calendar_version_id, started_at, target_minutes, due_at, at_risk_at, ended_at, state,
            policy_version_id, outreach, look_at, steps_passed, steps, step_at)
        select c.a, c.b, c.c, c.d, c.e, c.f, c.g, c.h, c.i, c.j, c.k, c.l, c.m, c.n, c.o, c.p, c.q, c.r, c.steps::int[], c.step_at::timestamptz[]
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            as c (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, steps, step_at)
        """)
        .Column(clocks, c => c.Id)
        .Column(clocks, c => c.HandoffId)
        .Names(clocks, c => (ClockKind?)c.Kind)
        .Names(clocks, c => (PromiseSide?)c.Side)
        .Column(clocks, c => c.RepId)
        .Column(clocks, c => c.TeamId)
        .Column(clocks, c => c.PolicyId)
        .Column(clocks, c => c.CalendarVersionId)
        .Column(clocks, c => c.StartedAt)
        .Column(clocks, c => c.TargetMinutes)
        .Column(clocks, c => c.DueAt)
        .Column(clocks, c => c.AtRiskAt)
        .Column(clocks, c => c.EndedAt)
        .Names(clocks, c => (ClockState?)c.State)
        .Column(clocks, c => c.PolicyVersionId)
        .Column(clocks, c => c.Outreach)
        .Column(clocks, c => c.LookAt)
        .Column(clocks, c => c.StepsPassed)
        .Column(clocks, c => $"{{{string.Join(',', c.Steps)}}}")
        .Column(clocks, c => $"{{{string.Join(',', c.StepAt.Select(Written))}}}");

    // The database keeps microseconds, cut off as in the other columns.
    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static void AddTurns(this SqlBatch batch, IReadOnlyList<(Guid PoolId, PoolPlace Place)> turns)
    {
        if (turns.Count == 0) return;

        batch.Add(
            """
            update pool_members m
            set value = t.value, away_since = t.away_since
            from unnest($1, $2, $3, $4) as t (pool_id, person_id, value, away_since)
            where m.pool_id = t.pool_id and m.person_id = t.person_id
            """)
            .Column(turns, t => t.PoolId)
            .Column(turns, t => t.Place.Member.PersonId)
            .Column(turns, t => t.Place.Member.Value)
            .Column(turns, t => t.Place.AwaySince);
    }

    /// <summary>One line of the audit for each decision: all candidates, and why each was passed over.</summary>
    public static void AddRoutingLines(this SqlBatch batch, IReadOnlyList<Handoff> handoffs, Actor by) => batch.Add(
        """
        insert into audit_entries (at, actor_id, api_key_id, act, subject, after)
        select u.at, $4, $5, 'handoff.routed', 'handoff/' || u.id, u.routing
        from unnest($1, $2, $3::jsonb[]) as u (id, at, routing)
        """)
        .Column(handoffs, h => h.Id)
        .Column(handoffs, h => h.CreatedAt)
        .Column(handoffs, h => h.Routing)
        .With(by.PersonId)
        .With(by.ApiKeyId);
}
