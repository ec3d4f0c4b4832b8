using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Works off the bulk acts that are under way, on one server at a time, and goes on where a server died.</summary>
public sealed class RunBulkActs(IDbContextFactory<HubDb> databases, NpgsqlDataSource source, ActorQueries actors, BulkSteps steps)
{
    private const int BatchSize = 100;

    private static readonly Refusal Gone = new("The person who started this is not active any more.");

    public async Task RunAsync(CancellationToken ct = default)
    {
        await using var mine = await SessionLock.TryTakeAsync(source, "bulk-acts", ct);
        if (mine is null) return; // another server is at it, and looks again before it ends

        while (await StretchAsync(ct))
        {
        }
    }

    /// <summary>Some leads of the oldest act; says whether there was anything to do.</summary>
    private async Task<bool> StretchAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var act = await db.Set<BulkAct>().Where(a => a.State == BulkState.Running || a.State == BulkState.Undoing).OrderBy(a => a.CreatedAt).FirstOrDefaultAsync(ct);
        if (act is null) return false;

        var isUndo = act.State == BulkState.Undoing;
        var wanted = isUndo ? BulkItemState.Done : BulkItemState.Waiting;
        var items = await db.Set<BulkItem>().Where(i => i.ActId == act.Id && i.State == wanted).OrderBy(i => i.LeadId).Take(BatchSize).ToListAsync(ct);
        var outcomes = await ActAsync(act, items, isUndo, ct);
        foreach (var (item, outcome) in items.Zip(outcomes)) item.Take(outcome, isUndo);
        if (items.Count < BatchSize) act.End(steps.Now);
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync(act.Kind is BulkKind.Tag or BulkKind.Untag ? [act.LiveTopic, "lead/"] : [act.LiveTopic], ct);
        return true;
    }

    private async Task<IReadOnlyList<Outcome>> ActAsync(BulkAct act, IReadOnlyList<BulkItem> items, bool isUndo, CancellationToken ct)
    {
        if (items.Count == 0) return [];
        if (await actors.FindAsync(act.CreatedBy, ct: ct) is not { } by) return [.. items.Select(_ => new Outcome(Gone))];

        return await steps.RunAsync(act, items, by, isUndo, ct);
    }
}
