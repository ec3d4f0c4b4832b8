using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>Takes deals in, known by their external id, and moves the leads that take part to where their deals bring them (api.md, Ingest).</summary>
public sealed class IngestOpportunities(IDbContextFactory<HubDb> databases, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <summary>From so many on, pages are told once and look again, instead of one by one.</summary>
    private const int MostTopics = 20;

    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedThing>>> RunAsync(
        IReadOnlyList<OpportunityRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await Contention.RetryAsync(() => TakeAsync(rows, terms, ct), ct), null);
    }

    private async Task<IReadOnlyList<IngestedThing>> TakeAsync(IReadOnlyList<OpportunityRow> rows, IngestTerms terms, CancellationToken ct)
    {
        var (now, reporting) = (clock.GetUtcNow(), ReportingTerms.Of(options.Value));
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var read = await OpportunityReading.LockAsync(db, rows, reporting, now, ct);
        var deals = new DealsAtHand(read, reporting, now);
        List<IngestedThing> answers = [.. rows.Select(deals.Take)];
        if (deals.Changed.Count > 0)
        {
            await WriteAsync(db, deals, read.References, now, ct);
            await MoveAsync(db, deals.Touched, terms, now, ct);
        }

        if (!terms.IsDryRun) await transaction.CommitAsync(ct);
        return answers;
    }

    private static async Task WriteAsync(HubDb db, DealsAtHand deals, References references, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var deal in deals.Changed) _ = references.Account(deal.Values.AccountDomain);
        await using var batch = new SqlBatch(db);
        batch.AddReferences(references, now);
        batch.AddDeals(deals.Changed, references, now);
        batch.AddContacts(deals.Changed);
        batch.Announce(deals.Changed.Count <= MostTopics ? [.. deals.Changed.Select(d => $"opportunity/{d.Id}")] : ["opportunity/"]);
        await batch.RunAsync(ct);
    }

    /// <summary>Brings the leads to where all their deals, those not touched now included, bring them.</summary>
    private static async Task MoveAsync(HubDb db, IReadOnlyList<LeadStanding> leads, IngestTerms terms, DateTimeOffset now, CancellationToken ct)
    {
        var all = await DealsOfAsync(db, leads, ct);
        foreach (var lead in leads)
        {
            foreach (var step in DealProgress.Steps(lead.Stage, lead.Since, [.. all[lead.LeadId]], now))
            {
                var moved = lead.Move(new StageChange(lead.LeadId, step.To, step.At) { FollowsDeals = true, IsImported = terms.IsPast });
                if (moved.Refusal is { } illegal) throw new InvalidOperationException(illegal.Reason); // deals lead on from everywhere
            }
        }

        await using var batch = new SqlBatch(db);
        batch.AddMoves([.. leads.SelectMany(l => l.Moves)]);
        batch.AddStandings([.. leads.Where(l => l.Moves.Count > 0)], now);
        await batch.RunAsync(ct);
    }

    private static async Task<ILookup<Guid, Deal>> DealsOfAsync(HubDb db, IReadOnlyList<LeadStanding> leads, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add(
            """
            select c.lead_id, o.stage, o.created_at, o.closed_at
            from opportunity_contacts c
            join opportunities o on o.id = c.opportunity_id
            where c.lead_id = any($1)
            """).Column(leads, l => l.LeadId);
        await using var reader = await batch.ReadAsync(ct);
        var deals = await reader.RowsAsync(row => (row.GetGuid(0), new Deal(row.Name<OpportunityStage>(1), row.Instant(2), row.InstantOrNull(3))), ct);
        return deals.ToLookup(d => d.Item1, d => d.Item2);
    }
}
