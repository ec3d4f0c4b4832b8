using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>What the hub knows already about leads that are to be scored: their last score and pass, and what they did.</summary>
internal sealed class ScoringPast
{
    private readonly Dictionary<Guid, (StoredScore? Score, LastPass? Pass)> _states = [];
    private readonly Dictionary<Guid, List<ActivityFact>> _activities = [];

    private ScoringPast() { }

    /// <summary>That of leads which nobody knew before.</summary>
    public static ScoringPast None { get; } = new();

    /// <summary>Adds the statements; <see cref="ReadAsync"/> reads their answers.</summary>
    public static void Ask(SqlBatch batch, Guid[] leadIds, IReadOnlyList<string> activityTypes)
    {
        batch.Add(
            """
            select l.id, s.definition_version_id, s.fit, s.engagement, s.total, s.grade, s.qualifies, s.qualified_since, s.qualifying_override,
                   s.awaits_activity, s.tallies, h.id, h.state, h.ended_at, r.disposition, r.cool_down_days, e.at,
                   case when r.disposition = 'FixData' then (
                       select max(f.changed_at)
                       from field_changes f
                       where f.lead_id = l.id and f.changed_at > h.ended_at and f.field = any($2)) end
            from unnest($1) as l (id)
            left join lead_scores s on s.lead_id = l.id
            left join lateral (select id, state, ended_at, reason_key from handoffs where lead_id = l.id order by pass desc limit 1) h on true
            left join rejection_reasons r on r.key = h.reason_key
            left join lateral (
                select max(a.at) as at
                from activities a
                left join activity_types t on t.key = a.type
                where a.lead_id = l.id and a.at > h.ended_at and t.is_engagement is not false) e on h.ended_at is not null
            """).With(leadIds).With<string[]>([.. ContactData.Fields]);
        batch.Add(
            """
            select a.lead_id, a.type, a.at, a.url, c.key, a.asset, a.source, a.custom
            from activities a
            left join campaigns c on c.id = a.campaign_id
            where a.lead_id = any($1) and a.type = any($2)
            order by a.lead_id, a.at, a.id
            """).With(leadIds).With<string[]>([.. activityTypes]);
    }

    public LastPass? PassOf(Guid leadId) => _states.GetValueOrDefault(leadId).Pass;

    public static async Task<ScoringPast> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var past = new ScoringPast();
        foreach (var (id, score, pass) in await reader.RowsAsync(row => (row.GetGuid(0), Score(row), Pass(row)), ct)) past._states[id] = (score, pass);
        foreach (var (id, activity) in await reader.RowsAsync(row => (row.GetGuid(0), Activity(row)), ct)) past.Add(id, activity);
        return past;
    }

    public ScoringSubject Of(LeadStanding standing, LeadFacts lead, AccountFacts? account)
    {
        var (score, pass) = _states.GetValueOrDefault(standing.LeadId);
        return new(standing, lead, account) { Stored = score, LastPass = pass, Activities = _activities.GetValueOrDefault(standing.LeadId) ?? [] };
    }

    private void Add(Guid leadId, ActivityFact activity)
    {
        if (!_activities.TryGetValue(leadId, out var activities)) _activities[leadId] = activities = [];
        activities.Add(activity);
    }

    private static StoredScore? Score(NpgsqlDataReader row) => row.Id(1) is not { } version ? null : new(
        version,
        new(row.GetDouble(2), row.GetDouble(3), row.GetDouble(4), row.GetString(5), row.GetBoolean(6)),
        new(row.InstantOrNull(7), row.Text(8), row.GetBoolean(9)),
        new(row.GetFieldValue<byte[]>(10)));

    private static LastPass? Pass(NpgsqlDataReader row) => row.Id(11) is not { } handoff ? null :
        new(handoff, row.Name<HandoffState>(12), row.InstantOrNull(13), row.InstantOrNull(16))
        {
            Disposition = row.NameOrNull<RejectionDisposition>(14), CoolDownDays = row.ValueOrNull<int>(15) ?? 0, MendedAt = row.InstantOrNull(17),
        };

    private static ActivityFact Activity(NpgsqlDataReader row) => new(row.GetString(1), row.Instant(2))
    {
        Url = row.Text(3), Campaign = row.Text(4), Asset = row.Text(5), Source = row.Text(6), Custom = CustomFields.Parse(row.Text(7)),
    };
}
