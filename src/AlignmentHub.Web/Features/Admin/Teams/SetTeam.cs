using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Teams;

/// <param name="Manager">E-mail of an active person.</param>
/// <param name="Calendar">Key of a calendar; absent: the default one.</param>
public sealed record TeamTerms(string Name, TeamSide Side, string? Manager = null, string? Calendar = null);

/// <summary>Makes a team, or changes its name, side, manager or hours.</summary>
public sealed class SetTeam(IDbContextFactory<HubDb> databases, KnownKeys keys, TimeProvider clock)
{
    public async Task<Outcome<Saved<TeamSheet>>> RunAsync(string key, TeamTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (ResourceKey.CheckName(terms.Name).Refusal is { } nameless) return nameless;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await TeamQueries.FindAsync(db, key, ct);
        if (before is not null && Versions.Check(seen, before.Version).Refusal is { } stale) return stale;

        var (manager, calendar) = (await ManagerAsync(db, terms.Manager, ct), await CalendarAsync(db, terms.Calendar, ct));
        if (manager is null && !string.IsNullOrEmpty(terms.Manager)) return Refusal.Field("manager", "Nobody active here has this e-mail address.");
        if (calendar is null && !string.IsNullOrEmpty(terms.Calendar)) return Refusal.Field("calendar", "There is no calendar with this key.");

        var now = clock.GetUtcNow();
        var team = before is null ? new Team { Id = Guid.CreateVersion7(now), Key = key } : await db.Set<Team>().SingleAsync(t => t.Id == before.Id, ct);
        if (before is null) db.Add(team);
        (team.Name, team.Side, team.ManagerId, team.CalendarId) = (terms.Name.Trim(), terms.Side, manager, calendar);
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await TeamQueries.FindAsync(db, key, ct))!;
        db.Audit(by, before is null ? "team.created" : "team.changed", team.LiveTopic, now, before, after);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        keys.Forget(); // whose hand-offs the manager may decide
        return new Saved<TeamSheet>(after, before is null);
    }

    private static Task<Guid?> ManagerAsync(HubDb db, string? email, CancellationToken ct)
    {
        var name = People.NameOf(email ?? "");
        return db.Users.Where(p => p.IsActive && p.NormalizedEmail == name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
    }

    private static Task<Guid?> CalendarAsync(HubDb db, string? key, CancellationToken ct) =>
        db.Set<WorkCalendar>().Where(c => c.Key == key).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
}
