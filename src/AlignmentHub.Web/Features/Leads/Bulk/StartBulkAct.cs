using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Notes which leads something is to be done to, and how they stand now; the work is done in the background.</summary>
public sealed class StartBulkAct(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public const int MostLeads = 100_000;

    public async Task<Outcome<Guid>> RunAsync(BulkOrder asked, Actor by, CancellationToken ct = default)
    {
        var read = asked.Read(by);
        if (read.Value is not { } order) return read.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if ((await FindPersonAsync(db, order, ct)).Refusal is { } nobody) return nobody;

        var leads = await FindLeadsAsync(db, order, ct);
        if (leads.Count == 0) return new Refusal("No lead is among these. Choose some, or widen the filter.");
        if (leads.Count > MostLeads) return new Refusal($"These are more than {MostLeads} leads. Narrow the filter.");

        var now = clock.GetUtcNow();
        var act = db.Add(BulkAct.Start(order.Kind, order.Argument, order.Reason, by.Id, now)).Entity;
        db.Audit(by, "bulk.started", act.LiveTopic, now, after: new { Kind = $"{order.Kind}", order.Argument, Leads = leads.Count }, reason: order.Reason);
        await db.SaveChangesAsync(ct);
        await db.CopyAsync<BulkItem, BulkItem>(leads.Select(lead => BulkItem.Of(act.Id, lead)), ct);
        await BulkSnapshots.TakeAsync(db, act, ct);
        await transaction.CommitAsync(ct);
        return act.Id;
    }

    private static async Task<List<Guid>> FindLeadsAsync(HubDb db, BulkOrder order, CancellationToken ct)
    {
        var leads = await db.LeadsAsync(order.Filter, ct);
        if (order.Ids is { } ids) leads = leads.Where(l => ids.Contains(l.Id));
        return await leads.OrderBy(l => l.Id).Select(l => l.Id).Take(MostLeads + 1).ToListAsync(ct);
    }

    private static async Task<Outcome> FindPersonAsync(HubDb db, BulkOrder order, CancellationToken ct)
    {
        if (order is not { Kind: BulkKind.Assign or BulkKind.HandOff or BulkKind.Reassign, Argument: { } email }) return Outcome.Done;

        var normalised = People.NameOf(email);
        return await db.Users.AnyAsync(p => p.NormalizedEmail == normalised && p.IsActive, ct) ? Outcome.Done : Refusal.Field("argument", "Nobody here has this e-mail address.");
    }
}
