using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Works off the bulk acts that are under way, on one server at a time, and goes on where a server died.</summary>
public sealed class RunBulkActs(IDbContextFactory<HubDb> databases, NpgsqlDataSource source, BulkSteps steps, TimeProvider clock)
{
    internal const int BatchSize = 100;

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

        var wanted = act.Wants;
        var leads = await db.Set<BulkItem>().Where(i => i.ActId == act.Id && i.State == wanted).OrderBy(i => i.LeadId).Take(BatchSize).Select(i => i.LeadId).ToListAsync(ct);
        await steps.RunAsync(act, leads, ct);
        if (leads.Count < BatchSize) act.End(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync(act.Kind is BulkKind.Tag or BulkKind.Untag ? [act.LiveTopic, "lead/"] : [act.LiveTopic], ct);
        return true;
    }
}
