using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>Removes a policy under which nothing was promised.</summary>
public sealed class RemovePolicy(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await PolicyQueries.FindAsync(db, key, ct) is not { } before) return Refusal.Missing("There is no such policy.");
        if (before.IsFallback) return new Refusal("This policy serves whatever no other does. Change it instead.");

        db.RemoveRange(await db.Set<PolicyVersion>().Where(v => v.PolicyId == before.Id).ToListAsync(ct));
        db.Remove(await db.Set<SlaPolicy>().SingleAsync(p => p.Id == before.Id, ct));
        db.Audit(by, "policy.removed", $"policy/{before.Id}", clock.GetUtcNow(), before);
        return await db.TrySaveAsync(ct);
    }
}
