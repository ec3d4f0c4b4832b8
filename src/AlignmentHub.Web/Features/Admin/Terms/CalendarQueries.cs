using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>A calendar as administrators see and set it, with the hours that new clocks run in.</summary>
public sealed record CalendarSheet(Guid Id, string Key, string Name, bool IsDefault, CalendarDocument Calendar, int Version) : ISheet;

public sealed class CalendarQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<CalendarSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SheetsAsync(db, db.Set<WorkCalendar>(), ct);
    }

    public async Task<CalendarSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static async Task<CalendarSheet?> FindAsync(HubDb db, string key, CancellationToken ct) =>
        (await SheetsAsync(db, db.Set<WorkCalendar>().Where(c => c.Key == key), ct)).SingleOrDefault();

    private static async Task<IReadOnlyList<CalendarSheet>> SheetsAsync(HubDb db, IQueryable<WorkCalendar> calendars, CancellationToken ct)
    {
        var rows = await calendars.AsNoTracking()
            .Join(db.Set<CalendarVersion>(), c => c.CurrentVersionId, v => v.Id, (calendar, version) => new { calendar, version.Document })
            .OrderByDescending(row => row.calendar.IsDefault).ThenBy(row => row.calendar.Name)
            .ToListAsync(ct);
        return [.. rows.Select(row => new CalendarSheet(
            row.calendar.Id, row.calendar.Key, row.calendar.Name, row.calendar.IsDefault, CalendarDocument.FromJson(row.Document), row.calendar.Version))];
    }
}
