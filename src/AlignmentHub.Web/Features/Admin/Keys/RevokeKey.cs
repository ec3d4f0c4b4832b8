using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Keys;

/// <summary>Ends a key at once and for good. Its record stays for the audit.</summary>
public sealed class RevokeKey(IDbContextFactory<HubDb> databases, KnownKeys known, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ApiKey>().FindAsync([id], ct) is not { } key) return Refusal.Missing("There is no such key.");
        if (key.RevokedAt is not null) return Outcome.Done;

        var now = clock.GetUtcNow();
        key.Revoke(now);
        db.Audit(by, "key.revoked", key.LiveTopic, now, before: new { key.Name, key.Prefix });
        await db.SaveChangesAsync(ct);
        known.Forget(); // here at once; the other servers hear it on commit
        return Outcome.Done;
    }
}
