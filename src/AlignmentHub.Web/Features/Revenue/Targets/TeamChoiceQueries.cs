using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Targets;

public sealed record TeamChoice(string Key, string Name);

/// <summary>The teams that a target can be for.</summary>
public sealed class TeamChoiceQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<TeamChoice>> AllAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Team>().OrderBy(team => team.Name).Select(team => new TeamChoice(team.Key, team.Name)).ToListAsync(ct);
    }
}
