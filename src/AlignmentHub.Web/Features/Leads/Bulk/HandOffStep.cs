using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Routing;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Gives leads to sales one by one, as a person would; undone by taking back those that nobody has decided on.</summary>
public sealed class HandOffStep(HandOffLead handOff, WithdrawHandoff withdraw) : IBulkStep
{
    private const string Undone = "The hand-off of many leads was undone.";

    public BulkKind Kind => BulkKind.HandOff;

    /// <summary>A hand-off holds its pool until it counts; who waits for the pool may hold the next lead.</summary>
    public int AtOnce => 1;

    public async Task<IReadOnlyList<Outcome>> DoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct)
    {
        List<Outcome> outcomes = [];
        foreach (var item in items)
        {
            var opened = await handOff.RunAsync(item.LeadId, act.Reason, act.Argument, by, ct);
            if (opened.Value is { } handoff) item.Note($"{handoff.Id}");
            outcomes.Add(new Outcome(opened.Refusal));
        }
        return outcomes;
    }

    public async Task<IReadOnlyList<Outcome>> UndoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct)
    {
        List<Outcome> outcomes = [];
        foreach (var item in items) outcomes.Add(await withdraw.RunAsync(Guid.Parse(item.Before!), Undone, by, ct));
        return outcomes;
    }
}
