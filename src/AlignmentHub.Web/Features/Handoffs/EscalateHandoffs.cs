using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Does with leads what a step of their ladder wants. Harmless to run twice, and on two servers at once.</summary>
public sealed class EscalateHandoffs(IDbContextFactory<HubDb> databases, EscalateHandoff escalate)
{
    /// <summary>Says how many there were. One that fails does not keep the others waiting; what went wrong is told at the end.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var (done, failures) = (0, new List<Exception>());
        foreach (var id in await WaitingAsync(ct))
        {
            try
            {
                if ((await escalate.RunAsync(id, ct)).IsDone) done++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }
        return failures.Count == 0 ? done : throw new AggregateException("Some leads could not be passed on.", failures);
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await db.Set<SlaClock>().Where(c => c.ToDo != null).OrderBy(c => c.Number).Select(c => c.HandoffId).ToListAsync(ct)).Distinct().ToList();
    }
}
