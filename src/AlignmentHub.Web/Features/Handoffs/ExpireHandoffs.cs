using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Expires every hand-off whose time is over. Harmless to run twice, and on two servers at once.</summary>
public sealed class ExpireHandoffs(IDbContextFactory<HubDb> databases, ExpireHandoff expire, TimeProvider clock)
{
    /// <summary>Says how many there were. One that fails does not keep the others waiting; what went wrong is told at the end.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var (expired, failures) = (0, new List<Exception>());
        foreach (var id in await OverdueAsync(ct))
        {
            try
            {
                // A refusal means that somebody decided meanwhile.
                if ((await expire.RunAsync(id, ct)).IsDone) expired++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }
        return failures.Count == 0 ? expired : throw new AggregateException("Some hand-offs could not be expired.", failures);
    }

    private async Task<List<Guid>> OverdueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Handoff>().Where(h => h.State == HandoffState.Assigned && h.ExpiresAt < now).OrderBy(h => h.ExpiresAt).Select(h => h.Id).ToListAsync(ct);
    }
}
