using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Signs somebody out in every browser, at their own wish.</summary>
public sealed class EndSessions(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Users.SingleAsync(p => p.Id == by.Id, ct);
        person.SignOutEverywhere();
        db.Audit(by, "sessions.ended", person.LiveTopic, clock.GetUtcNow());
        return await db.TrySaveAsync(ct);
    }
}
