using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Puts a tag on leads, or takes it off.</summary>
public sealed class TagStep(BulkKind kind, IDbContextFactory<HubDb> databases) : IBulkStep
{
    public BulkKind Kind => kind;

    public int AtOnce => RunBulkActs.BatchSize;

    public Task<IReadOnlyList<Outcome>> DoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct) =>
        SetAsync(items, [.. items.Select(i => i.LeadId)], act.Argument!, isOn: kind == BulkKind.Tag, ct);

    /// <summary>Touches only those that the act changed.</summary>
    public Task<IReadOnlyList<Outcome>> UndoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct) =>
        SetAsync(items, [.. items.Where(i => (i.Before is null) == (kind == BulkKind.Tag)).Select(i => i.LeadId)], act.Argument!, isOn: kind == BulkKind.Untag, ct);

    private async Task<IReadOnlyList<Outcome>> SetAsync(IReadOnlyList<BulkItem> items, Guid[] leads, string tag, bool isOn, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (isOn) await db.Database.ExecuteSqlAsync($"insert into lead_tags (lead_id, tag) select lead, {tag} from unnest({leads}) as lead on conflict do nothing", ct);
        else await db.Database.ExecuteSqlAsync($"delete from lead_tags where tag = {tag} and lead_id = any({leads})", ct);
        return [.. items.Select(_ => Outcome.Done)];
    }
}
