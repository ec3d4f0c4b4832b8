using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>Removes a calendar that nobody works by and no clock ran in.</summary>
public sealed class RemoveCalendar(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await CalendarQueries.FindAsync(db, key, ct) is not { } before) return Refusal.Missing("There is no such calendar.");
        if (before.IsDefault) return new Refusal("Teams without a calendar of their own work by this one. Change its hours instead.");
        if (await db.Set<Team>().AnyAsync(t => t.CalendarId == before.Id, ct)) return new Refusal("A team works by this calendar. Give the team another one first.");
        if (await db.Users.AnyAsync(p => p.CalendarId == before.Id, ct)) return new Refusal("Somebody works by this calendar. Give them another one first.");

        db.RemoveRange(await db.Set<CalendarVersion>().Where(v => v.CalendarId == before.Id).ToListAsync(ct));
        db.Remove(await db.Set<WorkCalendar>().SingleAsync(c => c.Id == before.Id, ct));
        db.Audit(by, "calendar.removed", $"calendar/{before.Id}", clock.GetUtcNow(), before);
        return await db.TrySaveAsync(ct);
    }
}
