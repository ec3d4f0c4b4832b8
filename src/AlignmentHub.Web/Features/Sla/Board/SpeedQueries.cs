using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>How long one lead waited from qualifying to its first outreach, and what for.</summary>
/// <param name="TouchedAt">Absent: nobody reached out.</param>
public sealed record SpeedLine(Guid LeadId, string Lead, Guid? HandoffId, DateTimeOffset QualifiedAt, DateTimeOffset? TouchedAt, SpeedGroup Group, DelayParts Parts);

/// <summary>Speed to lead (semantics.md 4.2): from qualifying to the first outreach, whatever passes and reps lie between; it never restarts.</summary>
public sealed class SpeedQueries(IDbContextFactory<HubDb> databases, Calendars calendars, TimeProvider clock)
{
    /// <summary>Every lead that qualified in the period, the first one first.</summary>
    public async Task<IReadOnlyList<SpeedLine>> InAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await LinesAsync(db, await Waits(db).Where(w => w.QualifiedAt >= period.From && w.QualifiedAt < period.To).ToListAsync(ct), ct);
    }

    /// <summary>Each time that a lead qualified, the latest first.</summary>
    public async Task<IReadOnlyList<SpeedLine>> OfLeadAsync(Guid leadId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var lines = await LinesAsync(db, await Waits(db).Where(w => w.LeadId == leadId).ToListAsync(ct), ct);
        return [.. lines.Reverse()];
    }

    private async Task<IReadOnlyList<SpeedLine>> LinesAsync(HubDb db, List<Wait> waits, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hours = await calendars.OfVersionsAsync(db, [.. waits.Select(w => w.CalendarVersionId).OfType<Guid>()], ct);
        return [.. from wait in waits
                   group wait by (wait.LeadId, wait.QualifiedAt) into episode
                   orderby episode.Key.QualifiedAt, episode.Key.LeadId
                   select Line(episode.First(), episode)];

        SpeedLine Line(Wait first, IEnumerable<Wait> clocks) => new(
            first.LeadId, first.Lead, clocks.Max(c => c.HandoffId), first.QualifiedAt, first.TouchedAt, Enum.Parse<SpeedGroup>(first.Group),
            DelayParts.Of(first.QualifiedAt, first.TouchedAt ?? Until(first, clocks), clocks.Select(Run).OfType<ClockRun>()));

        DateTimeOffset Until(Wait first, IEnumerable<Wait> clocks) => first.Group == nameof(SpeedGroup.Waiting) ? now : clocks.Max(c => c.EndedAt) ?? now;

        ClockRun? Run(Wait wait) => wait.Kind is { } kind
            ? new ClockRun(Enum.Parse<ClockKind>(kind), wait.StartedAt!.Value, wait.EndedAt ?? now, hours[wait.CalendarVersionId!.Value])
            : null;
    }

    private static IQueryable<Wait> Waits(HubDb db) => db.Database.SqlQueryRaw<Wait>($"""
        select l.id as "LeadId", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Lead",
               e.qualified_at as "QualifiedAt", e.touched_at as "TouchedAt",
               {SpeedEpisodes.Group} as "Group", h.id as "HandoffId", c.kind as "Kind", c.started_at as "StartedAt", c.ended_at as "EndedAt",
               c.calendar_version_id as "CalendarVersionId"
        from ({SpeedEpisodes.Sql}) e
        join leads l on l.id = e.lead_id
        left join handoffs h on {SpeedEpisodes.Handoffs}
        left join sla_clocks c on c.handoff_id = h.id and c.kind in ('Routing', 'Decision', 'FirstTouch')
        """);

    private sealed record Wait(
        Guid LeadId, string Lead, DateTimeOffset QualifiedAt, DateTimeOffset? TouchedAt, string Group, Guid? HandoffId, string? Kind, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
        Guid? CalendarVersionId);
}
