using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>A number that was promised, and who set it when.</summary>
/// <param name="Replaced">Whether a later one holds for the same month.</param>
public sealed record TargetLine(Guid Id, PromiseKind Promise, string? Team, string? TeamName, DateOnly Month, int Number, decimal? Value, string? SetBy, DateTimeOffset SetAt, bool Replaced);

/// <summary>All numbers that were ever promised, the latest month first.</summary>
public sealed class TargetQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<TargetLine>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var targets = db.Set<PromiseTarget>();
        return await targets.OrderByDescending(t => t.Month).ThenBy(t => t.Kind).ThenBy(t => t.TeamId).ThenByDescending(t => t.Number)
            .Select(t => new TargetLine(t.Id, t.Kind,
                db.Set<Team>().Where(team => team.Id == t.TeamId).Select(team => team.Key).FirstOrDefault(),
                db.Set<Team>().Where(team => team.Id == t.TeamId).Select(team => team.Name).FirstOrDefault(),
                t.Month, t.Number, t.Value,
                db.Users.Where(p => p.Id == t.SetBy).Select(p => p.Name).FirstOrDefault(), t.SetAt,
                targets.Any(later => later.Kind == t.Kind && later.TeamId == t.TeamId && later.Month == t.Month && later.Number > t.Number)))
            .ToListAsync(ct);
    }
}
