using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

public sealed record CalendarTerms(string Name, CalendarDocument Calendar);

/// <summary>Makes a calendar, or gives it new hours: new clocks run in them, those that run already keep the old ones.</summary>
public sealed class SetCalendar(IDbContextFactory<HubDb> databases, CreateStarterTerms starter, TimeProvider clock)
{
    public async Task<Outcome<Saved<CalendarSheet>>> RunAsync(string key, CalendarTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (ResourceKey.CheckName(terms.Name).Refusal is { } nameless) return nameless;
        if (terms.Calendar.Read(forSaving: true).Refusal is { } wrong)
            return wrong with { Fields = wrong.Fields.ToDictionary(field => $"calendar.{field.Key}", field => field.Value) };

        await starter.RunAsync(ct); // the default calendar is there before anything takes its key
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var calendar = await db.Set<WorkCalendar>().FromSql($"select * from calendars where key = {key} for update").SingleOrDefaultAsync(ct);
        var before = await CalendarQueries.FindAsync(db, key, ct);
        if (calendar is not null && Versions.Check(seen, calendar.Version).Refusal is { } stale) return stale;

        var now = clock.GetUtcNow();
        calendar ??= db.Add(WorkCalendar.Create(key, terms.Name, isDefault: false, now)).Entity;
        var number = await db.Set<CalendarVersion>().CountAsync(v => v.CalendarId == calendar.Id, ct) + 1;
        db.Add(calendar.Change(terms.Name.Trim(), number, terms.Calendar.ToJson(), by.PersonId, now));
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await CalendarQueries.FindAsync(db, key, ct))!;
        db.Audit(by, before is null ? "calendar.created" : "calendar.changed", $"calendar/{calendar.Id}", now, before, after);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Saved<CalendarSheet>(after, before is null);
    }
}
