using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Brings leads back that rest in nurture until a day that has come, as of that day. Harmless to run twice, and on two servers at once.</summary>
public sealed class WakeLeads(IDbContextFactory<HubDb> databases, MoveStages moveStages, TimeProvider clock)
{
    private const int BatchSize = 1000;

    /// <summary>Says how many woke.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var woken = 0;
        while (await BatchAsync(ct) is > 0 and var batch) woken += batch;
        return woken;
    }

    private async Task<int> BatchAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var rested = await db.Set<Lead>().FromSql($"""
            select *
            from leads
            where wakes_at <= {now} and stage = 'Nurture'
            order by id
            limit {BatchSize}
            for no key update skip locked
            """).AsNoTracking().Select(l => new { l.Id, l.WakesAt }).ToListAsync(ct);
        if (rested.Count == 0) return 0;

        var moved = await moveStages.RunAsync(db, [.. rested.Select(l => new StageChange(l.Id, LeadStage.Engaged, l.WakesAt!.Value))], ct);
        if (moved.Refusal is { } illegal) throw new InvalidOperationException(illegal.Reason);

        await db.AnnounceAsync(["lead/"], ct);
        await transaction.CommitAsync(ct);
        return rested.Count;
    }
}
