using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>
/// Takes leads in, wherever they come from: finds or makes each, writes what changed, scores it and hands it to sales if it qualifies
/// (api.md, Ingest). One row and ten thousand go the same way, in one transaction and a handful of round trips.
/// </summary>
public sealed class IngestLeads(IngestDesk desk, ScoreLeads scoreLeads)
{
    // Whoever takes turns in a rotation lets others wait until it commits. Many leads are written before that, few along with their hand-offs.
    private const int Few = 50;

    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedLead>>> RunAsync(
        IReadOnlyList<LeadRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await desk.RunAsync(terms, act => TakeAsync(act, rows, by, ct), ct), null);
    }

    private async Task<IReadOnlyList<IngestedLead>> TakeAsync(IngestAct act, IReadOnlyList<LeadRow> rows, Actor by, CancellationToken ct)
    {
        var read = await LeadReading.LockAsync(act.Db, rows, act.References, scoreLeads.Definitions, ct);
        var leads = new LeadsAtHand(act.References, new LeadMerge(AddressLists.KindOf, act.Terms.Rules), act.Terms, act.Now);
        foreach (var stored in read.Leads) leads.Add(stored);

        List<Outcome<TakenRow>> taken = [.. rows.Select(leads.Take)];
        var scored = LeadScoring.Decide(leads, read, act.Terms, act.Now);
        var news = new ScoringNews(scored, leads.Moved, Write)
        {
            AtHand = rows.Count <= Few ? LeadScoring.NewAtHand(leads, scored, act.References) : ScoringNews.NothingAtHand,
        };
        await using var last = new SqlBatch(act.Db);
        await scoreLeads.FollowAsync(act.Db, last, news, by, ct);
        IngestedLead[] answers = [.. taken.Select(Answer)];
        last.Announce(answers.Where(a => a.Result is IngestResult.Created or IngestResult.Updated).Select(a => $"lead/{a.Id}"));
        await act.EndAsync(last, ct);
        return answers;

        void Write(SqlBatch batch)
        {
            batch.AddLeads(leads, act.References, by, act.Now);
            batch.AddScores(scored);
        }
    }

    private static IngestedLead Answer(Outcome<TakenRow> taken) => taken.Value is { } row
        ? new(row.Result, row.Lead.Id, row.Lead.Stage, row.Lead.Score)
        : IngestedLead.Refused(taken.Refusal!);
}
