using System.Collections.Concurrent;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The calendars as they can be calculated with. A version never changes, so each is read once; which one is current is asked every time.</summary>
public sealed class Calendars(CreateStarterTerms starter)
{
    private readonly ConcurrentDictionary<Guid, BusinessCalendar> _versions = new();

    /// <summary>The hours that clocks of each team start with now.</summary>
    public async Task<TeamHours> NowAsync(HubDb db, CancellationToken ct = default)
    {
        if (await CurrentAsync(db, ct) is not [_, ..] current)
        {
            await starter.RunAsync(ct);
            current = await CurrentAsync(db, ct);
        }
        var hours = await OfVersionsAsync(db, [.. current.Select(c => c.VersionId)], ct);
        return new TeamHours(Hours(current.Single(c => c.TeamId is null)), current.Where(c => c.TeamId is not null).ToDictionary(c => c.TeamId!.Value, Hours));

        WorkingHours Hours(Current one) => new(one.VersionId, hours[one.VersionId]);
    }

    /// <summary>The hours that existing clocks were started with.</summary>
    public async Task<IReadOnlyDictionary<Guid, BusinessCalendar>> OfVersionsAsync(HubDb db, IReadOnlyCollection<Guid> versionIds, CancellationToken ct = default)
    {
        var unknown = versionIds.Distinct().Where(id => !_versions.ContainsKey(id)).ToArray();
        if (unknown.Length > 0)
        {
            var read = await db.Set<CalendarVersion>().Where(v => unknown.Contains(v.Id)).Select(v => new { v.Id, v.Document }).ToListAsync(ct);
            foreach (var version in read) _versions[version.Id] = Read(version.Document);
        }
        return versionIds.Distinct().ToDictionary(id => id, id => _versions[id]);
    }

    public async Task<BusinessCalendar> OfVersionAsync(HubDb db, Guid versionId, CancellationToken ct = default) =>
        (await OfVersionsAsync(db, [versionId], ct))[versionId];

    // The default calendar comes as the one of no team; without it the hub is new.
    private static Task<List<Current>> CurrentAsync(HubDb db, CancellationToken ct) => db.Database.SqlQuery<Current>($"""
        select null::uuid as "TeamId", current_version_id as "VersionId"
        from calendars
        where is_default
        union all
        select teams.id, calendars.current_version_id
        from teams
        join calendars on calendars.id = teams.calendar_id
        """).ToListAsync(ct);

    private static BusinessCalendar Read(string document) =>
        CalendarDocument.FromJson(document).Read() is { Value: { } calendar } ? calendar : throw new InvalidOperationException($"A stored calendar is not readable: {document}");

    private sealed record Current(Guid? TeamId, Guid VersionId);
}
