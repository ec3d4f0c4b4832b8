using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Scores the leads that rows made or changed, before they are written.</summary>
public sealed class ScoreIngested(ActiveDefinitions definitions, ScoreLeads scoreLeads, TimeProvider clock)
{
    internal async Task<IReadOnlyList<ScoreDecision>> DecideAsync(HubDb db, LeadReading read, LeadsAtHand leads, IngestTerms terms, CancellationToken ct)
    {
        if (read.DefinitionVersionId is not { } version) return [];

        var definition = await definitions.OfAsync(db, version, ct);
        List<LeadInWork> changed = [.. leads.Changed];
        var past = await PastOfAsync(db, changed, definition, ct);
        return [.. leads.New.Concat(changed).Select(lead => Decide(lead, definition, read.References, past, terms))];
    }

    internal Task<bool> FollowAsync(HubDb db, SqlBatch first, SqlBatch last, IReadOnlyList<ScoreDecision> decisions, Actor by, CancellationToken ct) =>
        scoreLeads.FollowAsync(db, first, last, decisions, by, ct);

    private static async Task<ScoringPast?> PastOfAsync(HubDb db, List<LeadInWork> changed, ActiveDefinition definition, CancellationToken ct)
    {
        if (changed.Count == 0) return null;

        await using var batch = new SqlBatch(db);
        ScoringPast.Ask(batch, [.. changed.Select(l => l.Id)], definition.Scorer.ActivityTypes);
        await using var reader = await batch.ReadAsync(ct);
        return await ScoringPast.ReadAsync(reader, ct);
    }

    private ScoreDecision Decide(LeadInWork lead, ActiveDefinition definition, References references, ScoringPast? past, IngestTerms terms)
    {
        var now = clock.GetUtcNow();
        var (facts, account) = (lead.Values.ToFacts(), references.Account(lead.Values.AccountDomain)?.Facts);
        var subject = lead.IsNew || past is null ? new(lead.Standing, facts, account) : past.Of(lead.Standing, facts, account) with { Changes = true };
        var occasion = terms.IsPast || lead.HasPast ? ScoringOccasion.Past : ScoringOccasion.Event;
        var decision = ScoreDecision.Make(subject, definition, now, occasion, now);
        (lead.Score, lead.IsHandedOff) = (decision.Card.Total, decision.Step.Qualifies);
        return decision;
    }
}
