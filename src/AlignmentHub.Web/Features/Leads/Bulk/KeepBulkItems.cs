using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>
/// Does something to some leads of an act and notes what came of each in the same transaction: after a crash either both are there, or
/// neither is and the leads wait for the next run.
/// </summary>
public sealed class KeepBulkItems(IDbContextFactory<HubDb> databases, NpgsqlDataSource database)
{
    /// <param name="step">One answer for each item, in order.</param>
    public async Task RunAsync(BulkAct act, Guid[] leads, Func<IReadOnlyList<BulkItem>, Task<IReadOnlyList<Outcome>>> step, CancellationToken ct)
    {
        var (id, wanted) = (act.Id, act.Wants);
        await using var one = await OneTransaction.BeginAsync(database, ct);
        one.Enter();
        await using var db = await databases.CreateDbContextAsync(ct);
        var items = await db.Set<BulkItem>().Where(i => i.ActId == id && leads.Contains(i.LeadId) && i.State == wanted).OrderBy(i => i.LeadId).ToListAsync(ct);
        if (items.Count == 0) return; // somebody else was there

        var outcomes = await step(items);
        foreach (var (item, outcome) in items.Zip(outcomes)) item.Take(outcome, act.State == BulkState.Undoing);
        await db.SaveChangesAsync(ct);
        await one.CommitAsync(ct);
    }
}
