using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Gives leads an owner by the path that every change of a lead takes, so that its history and its score follow.</summary>
public sealed class AssignStep(IngestLeads ingest, IDbContextFactory<HubDb> databases) : IBulkStep
{
    private static readonly Refusal GoneOn = new("Somebody gave it another owner meanwhile.");

    public BulkKind Kind => BulkKind.Assign;

    public int AtOnce => RunBulkActs.BatchSize;

    public async Task<IReadOnlyList<Outcome>> DoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct)
    {
        var keys = await KeysAsync(items, ct);
        return await TakeAsync([.. items.Select(item => Row(keys[item.LeadId], act.Argument))], by, ct);
    }

    public async Task<IReadOnlyList<Outcome>> UndoAsync(BulkAct act, IReadOnlyList<BulkItem> items, Actor by, CancellationToken ct)
    {
        var keys = await KeysAsync(items, ct);
        var ours = items.Where(item => keys[item.LeadId].Owner is { } owner && People.NameOf(owner) == People.NameOf(act.Argument!)).ToList();
        var outcomes = await TakeAsync([.. ours.Select(item => Row(keys[item.LeadId], item.Before))], by, ct);
        var byLead = ours.Zip(outcomes).ToDictionary(o => o.First.LeadId, o => o.Second);
        return [.. items.Select(item => byLead.TryGetValue(item.LeadId, out var outcome) ? outcome : GoneOn)];
    }

    private async Task<IReadOnlyList<Outcome>> TakeAsync(IReadOnlyList<LeadRow> rows, Actor by, CancellationToken ct)
    {
        var taken = await ingest.RunAsync(rows, IngestTerms.Live, by, ct);
        return taken.Value is { } answers ? [.. answers.Select(a => new Outcome(a.Refusal))] : [.. rows.Select(_ => new Outcome(taken.Refusal))];
    }

    private async Task<Dictionary<Guid, Keys>> KeysAsync(IReadOnlyList<BulkItem> items, CancellationToken ct)
    {
        var ids = items.Select(i => i.LeadId).ToList();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Lead>().Where(l => ids.Contains(l.Id))
            .Select(l => new Keys(l.Id, l.ExternalId, l.Email, db.Users.Where(p => p.Id == l.OwnerId).Select(p => p.Email).FirstOrDefault()))
            .ToDictionaryAsync(k => k.Id, ct);
    }

    // The external id alone is enough, and an address alone where there is none.
    private static LeadRow Row(Keys keys, string? owner) =>
        (keys.ExternalId is { } id ? new LeadRow { ExternalId = id } : new LeadRow { Email = keys.Email }) with { Owner = new Given<string>(owner, true) };

    private sealed record Keys(Guid Id, string? ExternalId, string? Email, string? Owner);
}
