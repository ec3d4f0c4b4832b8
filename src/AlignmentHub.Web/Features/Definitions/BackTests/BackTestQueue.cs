using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>The back-tests that wait or were interrupted.</summary>
public sealed class BackTestQueue(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <summary>The one that was asked for first.</summary>
    public async Task<Guid?> NextAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<BackTest>()
            .Where(t => t.State == BackTestState.Queued || t.State == BackTestState.Running)
            .OrderBy(t => t.RequestedAt).ThenBy(t => t.Id)
            .Select(t => (Guid?)t.Id)
            .FirstOrDefaultAsync(ct);
    }

    public async Task FailAsync(Guid id, string why, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var test = await db.Set<BackTest>().SingleAsync(t => t.Id == id, ct);
        test.Fail(why, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
