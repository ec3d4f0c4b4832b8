using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>Takes deals in, known by their external id, and moves the leads that take part to where their deals bring them (api.md, Ingest).</summary>
public sealed class IngestOpportunities(IngestDesk desk, IOptions<HubOptions> options)
{
    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedThing>>> RunAsync(
        IReadOnlyList<OpportunityRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await desk.RunAsync(terms, act => TakeAsync(act, rows, ct), ct), null);
    }

    private async Task<IReadOnlyList<IngestedThing>> TakeAsync(IngestAct act, IReadOnlyList<OpportunityRow> rows, CancellationToken ct)
    {
        var reporting = ReportingTerms.Of(options.Value);
        var read = await OpportunityReading.LockAsync(act, rows, reporting, ct);
        var deals = new DealsAtHand(read, reporting, act);
        List<IngestedThing> answers = [.. rows.Select(deals.Take)];
        if (deals.Changed.Count > 0) await WriteAsync(act, deals, ct);
        await using var last = new SqlBatch(act.Db);
        await MoveAsync(act, last, deals.Touched, ct);
        await act.EndAsync(last, ct);
        return answers;
    }

    private static async Task WriteAsync(IngestAct act, DealsAtHand deals, CancellationToken ct)
    {
        foreach (var deal in deals.Changed) _ = act.References.Account(deal.Values.AccountDomain);
        await using var batch = new SqlBatch(act.Db);
        batch.AddReferences(act.References, act.Now);
        batch.AddDeals(deals.Changed, act.References, act.Now);
        batch.AddContacts(deals.Changed);
        batch.Announce(deals.Changed.Select(d => $"opportunity/{d.Id}"));
        await batch.RunAsync(ct);
    }

    /// <summary>Brings the leads to where all their deals, those not touched now included, bring them.</summary>
    private static async Task MoveAsync(IngestAct act, SqlBatch batch, IReadOnlyList<LeadStanding> leads, CancellationToken ct)
    {
        if (leads.Count == 0) return;

        var all = await DealsOfAsync(act.Db, leads, ct);
        foreach (var lead in leads)
        {
            foreach (var step in DealProgress.Steps(lead.Stage, lead.Since, [.. all[lead.LeadId]], act.Now))
            {
                var moved = lead.Move(new StageChange(lead.LeadId, step.To, step.At) { FollowsDeals = true, IsImported = act.Terms.IsPast });
                if (moved.Refusal is { } illegal) throw new InvalidOperationException(illegal.Reason); // deals lead on from everywhere
            }
        }

        batch.AddMoves([.. leads.SelectMany(l => l.Moves)]);
        batch.AddStandings([.. leads.Where(l => l.Moves.Count > 0)], act.Now);
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
