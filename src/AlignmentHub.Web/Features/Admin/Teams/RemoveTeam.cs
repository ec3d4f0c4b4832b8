using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Teams;

/// <summary>Removes a team that nobody belongs to and whose promises were never measured.</summary>
public sealed class RemoveTeam(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await TeamQueries.FindAsync(db, key, ct) is not { } before) return Refusal.Missing("There is no such team.");
        if (await db.Users.AnyAsync(p => p.TeamId == before.Id, ct)) return new Refusal("People belong to this team. Give them another one first.");

        var team = await db.Set<Team>().SingleAsync(t => t.Id == before.Id, ct);
        db.Remove(team);
        db.Audit(by, "team.removed", team.LiveTopic, clock.GetUtcNow(), before);
        return await db.TrySaveAsync(ct);
    }
}
