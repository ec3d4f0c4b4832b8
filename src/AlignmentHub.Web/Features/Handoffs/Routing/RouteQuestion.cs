using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>A lead that somebody wants to know the way of: one that is there, one that is not, or one that is there with other values.</summary>
/// <param name="Row">As a sender would write it; what it does not name stays as it is stored.</param>
/// <param name="Score">Instead of the stored one.</param>
public sealed record RouteQuestion(LeadRow? Row, Guid? Id = null, ScoreCard? Score = null)
{
    private static readonly LeadMerge Merge = new(AddressLists.KindOf);

    /// <summary>The stored lead that is meant; nothing when it is a new one.</summary>
    internal async Task<Outcome<Guid?>> FindAsync(HubDb db, CancellationToken ct)
    {
        if (Id is { } id) return await db.Set<Lead>().AnyAsync(l => l.Id == id, ct) ? new Outcome<Guid?>(id, null) : Refusal.Field("lead.id", "There is no such lead.");

        var (externalId, email) = (Row?.ExternalId.Value, Row?.Email.Value);
        var lookup = new LeadLookup<LeadFound>(lead => lead.Keys);
        var found = await db.Set<Lead>().Where(l => (externalId != null && l.ExternalId == externalId) || (email != null && l.Email == email))
            .Select(l => new { l.Id, l.ExternalId, l.Email }).ToListAsync(ct);
        foreach (var lead in found) lookup.Add(new(lead.Id, new LeadValues { ExternalId = lead.ExternalId, Email = lead.Email }));
        var meant = lookup.Find(Row!);
        return meant.Refusal is { } unclear ? unclear : new Outcome<Guid?>(meant.Value?.Id, null);
    }

    internal async Task<HandoffSubject> SubjectAsync(HubDb db, HandoffSubject? stored, DateTimeOffset now, CancellationToken ct)
    {
        var lead = stored?.Lead ?? new StoredLead(Guid.Empty, new LeadValues(), new(Guid.Empty, LeadStage.Raw, now, null), null, 0, null);
        var values = Row is null ? lead.Values : Merge.Update(lead.Values, Row, lead.Values.OwnerId);
        return new(lead with { Values = values }, stored?.Past ?? new(0, false, null, null))
        {
            Account = await AccountAsync(db, values.AccountDomain, ct), Score = Score ?? stored?.Score,
        };
    }

    private static async Task<StoredAccount?> AccountAsync(HubDb db, string? domain, CancellationToken ct)
    {
        if (domain is null) return null;

        await using var batch = new SqlBatch(db);
        batch.Add($"{StoredAccount.Query} where a.domain = $1").With(domain);
        await using var reader = await batch.ReadAsync(ct);
        return (await reader.RowsAsync(StoredAccount.Read, ct)).FirstOrDefault();
    }

    private sealed record LeadFound(Guid Id, LeadValues Keys);
}
