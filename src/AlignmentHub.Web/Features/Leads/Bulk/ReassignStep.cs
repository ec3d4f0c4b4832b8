using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Gives the open hand-offs of leads to another rep, each as a manager would.</summary>
public sealed class ReassignStep(ReassignHandoff reassign, IDbContextFactory<HubDb> databases) : IBulkStep
{
    private const string Undone = "The reassignment of many leads was undone.";

    private static readonly Refusal NotWithSales = new("This lead is not with sales.");
    private static readonly Refusal WasNobodys = new("Nobody had this lead before.");

    public BulkKind Kind => BulkKind.Reassign;

    /// <inheritdoc cref="HandOffStep.AtOnce"/>
    public int AtOnce => 1;

    public Task<IReadOnlyList<Outcome>> DoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct) =>
        EachAsync(items, (handoff, _) => reassign.RunAsync(handoff, act.Argument, act.Reason, by, ct), ct);

    public Task<IReadOnlyList<Outcome>> UndoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct) =>
        EachAsync(items, async (handoff, item) => item.Before is { } former ? await reassign.RunAsync(handoff, former, Undone, by, ct) : WasNobodys, ct);

    private async Task<IReadOnlyList<Outcome>> EachAsync(IReadOnlyList<BulkItem> items, Func<Guid, BulkItem, Task<Outcome>> act, CancellationToken ct)
    {
        var leads = items.Select(i => i.LeadId).ToList();
        await using var db = await databases.CreateDbContextAsync(ct);
        var open = await db.Set<Handoff>().Where(h => leads.Contains(h.LeadId) && HandoffStates.Open.Contains(h.State)).ToDictionaryAsync(h => h.LeadId, h => h.Id, ct);
        List<Outcome> outcomes = [];
        foreach (var item in items) outcomes.Add(open.TryGetValue(item.LeadId, out var handoff) ? await act(handoff, item) : NotWithSales);
        return outcomes;
    }
}
