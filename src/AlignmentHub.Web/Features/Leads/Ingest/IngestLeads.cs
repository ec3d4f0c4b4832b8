using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>
/// Takes leads in, wherever they come from: finds or makes each, writes what changed, scores it and hands it to sales if it qualifies
/// (api.md, Ingest). One row and ten thousand go the same way, in one transaction and a handful of round trips.
/// </summary>
public sealed class IngestLeads(IDbContextFactory<HubDb> databases, ScoreIngested scoring, LeadNews news, TimeProvider clock)
{
    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedLead>>> RunAsync(
        IReadOnlyList<LeadRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        var answers = await Contention.RetryAsync(() => TakeAsync(rows, terms, by, ct), ct);
        if (!terms.IsDryRun) news.Tell([.. answers.Where(a => a.Result is IngestResult.Created or IngestResult.Updated).Select(a => a.Id).OfType<Guid>()]);
        return new(answers, null);
    }

    private async Task<IReadOnlyList<IngestedLead>> TakeAsync(IReadOnlyList<LeadRow> rows, IngestTerms terms, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var read = await LeadReading.LockAsync(db, rows, now, ct);
        var leads = new LeadsAtHand(read.References, new LeadMerge(AddressLists.KindOf, terms.Rules), now);
        foreach (var stored in read.Leads) leads.Add(stored);

        List<Outcome<TakenRow>> taken = [.. rows.Select(leads.Take)];
        var scored = await scoring.DecideAsync(db, read, leads, terms, ct);
        await using SqlBatch first = new(db), last = new(db);
        Write(first, leads, read.References, by, now);
        first.AddScores(scored);
        var isSent = await scoring.FollowAsync(db, first, last, scored, by, ct);
        if (terms.IsDryRun) await (isSent ? last : first).RunAsync(ct);
        else await (isSent ? last : first).CommitAsync(transaction, ct);
        return [.. taken.Select(Answer)];
    }

    private static void Write(SqlBatch batch, LeadsAtHand leads, References references, Actor by, DateTimeOffset now)
    {
        List<LeadInWork> written = [.. leads.New, .. leads.Changed];
        foreach (var lead in written) (_, _) = (references.Account(lead.Values.AccountDomain), references.Campaign(lead.Values.Campaign));
        batch.AddReferences(references, now);
        batch.AddNewLeads(leads.New, references, now);
        batch.AddChangedLeads(leads.Changed, references, now);
        batch.AddFieldChanges(written, by.PersonId, now);
        batch.AddMoves([.. written.SelectMany(l => l.Standing.Moves)]);
    }

    private static IngestedLead Answer(Outcome<TakenRow> taken) => taken.Value is { } row
        ? new(row.Result, row.Lead.Id, row.Lead.Stage, row.Lead.Score)
        : IngestedLead.Refused(taken.Refusal!);
}
