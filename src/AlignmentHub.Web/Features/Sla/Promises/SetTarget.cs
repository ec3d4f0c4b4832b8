using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <param name="Team">The key of a team; absent: everybody together.</param>
/// <param name="Month">Its first day; the number holds from there on.</param>
/// <param name="Value">Leads a month, per cent or business hours; absent: nothing is promised from here on.</param>
public sealed record TargetTerms(PromiseKind Promise, DateOnly Month, decimal? Value, string? Team = null);

/// <summary>Sets a number that is promised. The one before stays on record.</summary>
public sealed class SetTarget(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(TargetTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        var team = await db.Set<Team>().Where(t => t.Key == terms.Team).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        if (team is null && !string.IsNullOrEmpty(terms.Team)) return Refusal.Field("team", "There is no team with this key.");

        var before = await db.Set<PromiseTarget>().AsNoTracking().Where(t => t.Kind == terms.Promise && t.TeamId == team && t.Month == terms.Month)
            .OrderByDescending(t => t.Number).FirstOrDefaultAsync(ct);
        var set = PromiseTarget.Set(terms.Promise, team, terms.Month, (before?.Number ?? 0) + 1, terms.Value, by.PersonId, clock.GetUtcNow());
        if (set.Value is not { } target) return set.Refusal!;

        db.Add(target);
        db.Audit(by, "promise.set", $"promise/{terms.Promise}", target.SetAt, before is null ? null : new { before.Month, before.Value, before.Number }, terms);
        var saved = await db.TrySaveAsync(ct);
        if (saved.IsDone) await db.AnnounceAsync([SweepClocks.Topic], ct);
        return saved;
    }
}
