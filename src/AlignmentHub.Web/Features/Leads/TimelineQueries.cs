using System.Text.Json;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>What kind of thing happened to a lead.</summary>
public enum TimelineKind { Activity, Stage, Handoff, Clock, Outreach }

/// <summary>One thing that happened.</summary>
/// <param name="Key">Tells it apart from others of the same instant.</param>
/// <param name="Facts">What the text speaks about, by name.</param>
public sealed record TimelineEntry(TimelineKind Kind, string Key, DateTimeOffset At, JsonElement Facts)
{
    public TimelineCursor Cursor => new(At, Kind, Key);
}

public sealed record TimelineCursor(DateTimeOffset At, TimelineKind Kind, string Key)
{
    /// <summary>Whether it can have been made here; it comes back from outside.</summary>
    public bool IsReadable => At.Offset == TimeSpan.Zero && !Key.Contains('\0', StringComparison.Ordinal);
}

/// <summary>Everything that happened to one lead, the latest first.</summary>
public sealed class TimelineQueries(IDbContextFactory<HubDb> databases)
{
    private static readonly TimelineCursor End = new(DateTimeOffset.MaxValue, TimelineKind.Activity, "");

    public static IReadOnlyList<TimelineKind> AllKinds { get; } = Enum.GetValues<TimelineKind>();

    public async Task<IReadOnlyList<TimelineEntry>> PageAsync(
        Guid leadId, IReadOnlyCollection<TimelineKind> kinds, TimelineCursor? before, int take, CancellationToken ct = default)
    {
        var (at, kind, key) = before ?? End;
        var wanted = kinds.Select(k => $"{k}").ToArray();
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<Row>($"""
            (select 'Activity' as kind, a.id::text as key, a.at, jsonb_build_object(
                 'type', a.type, 'url', a.url, 'campaign', c.name, 'asset', a.asset, 'source', a.source, 'custom', a.custom,
                 'imported', a.is_imported)::text as facts
             from activities a
             left join campaigns c on c.id = a.campaign_id
             where a.lead_id = {leadId} and 'Activity' = any({wanted}) and a.at <= {at} and (a.at, 'Activity', a.id::text) < ({at}, {kind.ToString()}, {key})
             order by a.at desc, a.id::text desc
             limit {take})
            union all
            (select 'Stage', lpad(m.id::text, 20, '0'), m.at, jsonb_build_object(
                 'from', m.from_stage, 'to', m.to_stage, 'reason', m.reason, 'by', p.name, 'inferred', m.is_inferred, 'imported', m.is_imported)::text
             from stage_moves m
             left join people p on p.id = m.actor_id
             where m.lead_id = {leadId} and 'Stage' = any({wanted}) and m.at <= {at}
               and (m.at, 'Stage', lpad(m.id::text, 20, '0')) < ({at}, {kind.ToString()}, {key})
             order by m.at desc, m.id desc
             limit {take})
            union all
            (select 'Handoff', h.id || '/' || e.step, e.at, jsonb_build_object(
                 'id', h.id, 'pass', h.pass, 'step', e.name, 'rep', rep.name, 'pool', pool.name, 'by', p.name,
                 'reason', case e.step when 4 then r.label end, 'comment', case e.step when 1 then h.manual_reason when 4 then h.comment end)::text
             from handoffs h
             left join people rep on rep.id = h.rep_id
             left join pools pool on pool.id = h.pool_id
             left join rejection_reasons r on r.key = h.reason_key
             cross join lateral (values (1, 'Created', h.created_at, null::uuid), (2, 'Assigned', h.assigned_at, null),
                 (3, 'Accepted', h.accepted_at, h.decided_by), (4, h.state, h.ended_at, h.ended_by)) e (step, name, at, actor)
             left join people p on p.id = e.actor
             where h.lead_id = {leadId} and 'Handoff' = any({wanted}) and (e.at, 'Handoff', h.id || '/' || e.step) < ({at}, {kind.ToString()}, {key})
             order by e.at desc, h.id || '/' || e.step desc
             limit {take})
            union all
            (select 'Clock', k.id || '/' || e.step, e.at, jsonb_build_object(
                 'handoff', k.handoff_id, 'pass', h.pass, 'promise', k.kind, 'step', e.name, 'due', k.due_at, 'rep', rep.name)::text
             from sla_clocks k
             join handoffs h on h.id = k.handoff_id
             left join people rep on rep.id = k.rep_id
             cross join lateral (values (1, 'Started', k.started_at), (2, 'Breached', k.breached_at),
                 (3, case k.state when 'Breached' then 'Ended' else k.state end, k.ended_at)) e (step, name, at)
             where h.lead_id = {leadId} and 'Clock' = any({wanted}) and (e.at, 'Clock', k.id || '/' || e.step) < ({at}, {kind.ToString()}, {key})
             order by e.at desc, k.id || '/' || e.step desc
             limit {take})
            union all
            (select 'Outreach', o.id::text, o.at, jsonb_build_object(
                 'handoff', o.handoff_id, 'how', o.kind, 'by', p.name, 'note', o.note, 'backdated', o.backdated_reason, 'recorded', o.recorded_at)::text
             from outreaches o
             left join people p on p.id = o.person_id
             where o.lead_id = {leadId} and 'Outreach' = any({wanted}) and (o.at, 'Outreach', o.id::text) < ({at}, {kind.ToString()}, {key})
             order by o.at desc, o.id::text desc
             limit {take})
            order by at desc, kind desc, key desc
            limit {take}
            """).ToListAsync(ct);
        return [.. rows.Select(r => new TimelineEntry(Enum.Parse<TimelineKind>(r.Kind), r.Key, r.At, JsonElement.Parse(r.Facts)))];
    }

    private sealed record Row(string Kind, string Key, DateTimeOffset At, string Facts);
}
