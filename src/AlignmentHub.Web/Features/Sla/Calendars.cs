using System.Collections.Concurrent;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The calendars as they can be calculated with. A version never changes, so each is read once; which one is current is asked every time.</summary>
public sealed class Calendars(CreateStarterTerms starter)
{
    // The default calendar comes as the one of nobody; without it the hub is new.
    private const string CurrentQuery =
        """
        select null::uuid, null::uuid, current_version_id
        from calendars
        where is_default
        union all
        select teams.id, null, calendars.current_version_id
        from teams
        join calendars on calendars.id = teams.calendar_id
        union all
        select null, people.id, calendars.current_version_id
        from people
        join calendars on calendars.id = people.calendar_id
        """;

    private readonly ConcurrentDictionary<Guid, BusinessCalendar> _versions = new();

    /// <summary>The hours that clocks of each team start with now.</summary>
    public async Task<TeamHours> NowAsync(HubDb db, CancellationToken ct = default)
    {
        if (await CurrentAsync(db, ct) is not [_, ..] current)
        {
            await starter.RunAsync(ct);
            current = await CurrentAsync(db, ct);
        }
        return await HoursAsync(db, current, ct);
    }

    /// <summary>Adds the question to statements that are sent anyway; <see cref="ReadAsync"/> reads the answer.</summary>
    internal static void Ask(SqlBatch batch) => batch.Add(CurrentQuery);

    /// <summary>Which calendars were current when <see cref="Ask"/> was answered; none in a new hub.</summary>
    internal static async Task<IReadOnlyList<CurrentCalendar>> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) =>
        await reader.RowsAsync(row => new CurrentCalendar(row.Id(0), row.Id(1), row.GetGuid(2)), ct);

    internal async Task<TeamHours> HoursAsync(HubDb db, IReadOnlyList<CurrentCalendar> current, CancellationToken ct)
    {
        var hours = await OfVersionsAsync(db, [.. current.Select(c => c.VersionId)], ct);
        return new TeamHours(Hours(current.Single(c => c is { TeamId: null, PersonId: null })), OfEach(c => c.TeamId), OfEach(c => c.PersonId));

        Dictionary<Guid, WorkingHours> OfEach(Func<CurrentCalendar, Guid?> owner) => current.Where(c => owner(c) is not null).ToDictionary(c => owner(c)!.Value, Hours);

        WorkingHours Hours(CurrentCalendar one) => new(one.VersionId, hours[one.VersionId]);
    }

    /// <summary>The hours that existing clocks were started with.</summary>
    public async Task<IReadOnlyDictionary<Guid, BusinessCalendar>> OfVersionsAsync(HubDb db, IReadOnlyCollection<Guid> versionIds, CancellationToken ct = default)
    {
        var unknown = versionIds.Distinct().Where(id => !_versions.ContainsKey(id)).ToArray();
        if (unknown.Length > 0)
        {
            foreach (var version in await db.Set<CalendarVersion>().AsNoTracking().Where(v => unknown.Contains(v.Id)).ToListAsync(ct))
                _versions[version.Id] = await ReadAsync(db, version, ct);
        }
        return versionIds.Distinct().ToDictionary(id => id, id => _versions[id]);
    }

    public async Task<BusinessCalendar> OfVersionAsync(HubDb db, Guid versionId, CancellationToken ct = default) =>
        (await OfVersionsAsync(db, [versionId], ct))[versionId];

    private static async Task<IReadOnlyList<CurrentCalendar>> CurrentAsync(HubDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        Ask(batch);
        await using var reader = await batch.ReadAsync(ct);
        return await ReadAsync(reader, ct);
    }

    private async Task<BusinessCalendar> ReadAsync(HubDb db, CalendarVersion version, CancellationToken ct)
    {
        if (version is not { TeamVersionId: { } team, RepVersionId: { } rep }) return Read(version.Document);

        var parts = await OfVersionsAsync(db, [team, rep], ct);
        return BusinessCalendar.Common(parts[team], parts[rep]);
    }

    private static BusinessCalendar Read(string document) =>
        CalendarDocument.FromJson(document).Read() is { Value: { } calendar } ? calendar : throw new InvalidOperationException($"A stored calendar is not readable: {document}");
}

/// <summary>The calendar of a team, of a person, or of nobody, as it is now.</summary>
internal sealed record CurrentCalendar(Guid? TeamId, Guid? PersonId, Guid VersionId);
