using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Scoring;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Scores the leads that rows made or changed, before they are written.</summary>
internal static class LeadScoring
{
    public static IReadOnlyList<ScoreDecision> Decide(LeadsAtHand leads, LeadReading read, IngestTerms terms, DateTimeOffset now) =>
        read.Versions is { } versions ? [.. leads.New.Concat(leads.Changed).Select(lead => Decide(lead, versions, read, terms, now))] : [];

    /// <summary>The new ones that qualify, of which the database need not be asked: nothing is known of them but what is here.</summary>
    public static IReadOnlyDictionary<Guid, HandoffSubject> NewAtHand(LeadsAtHand leads, IReadOnlyList<ScoreDecision> scored, References references)
    {
        var qualified = scored.Where(d => d.Step.Qualifies).ToDictionary(d => d.Subject.Standing.LeadId, d => d.Card);
        return leads.New.Where(lead => qualified.ContainsKey(lead.Id)).ToDictionary(lead => lead.Id, lead => AtHand(lead, qualified[lead.Id], references));
    }

    private static HandoffSubject AtHand(LeadInWork lead, ScoreCard card, References references)
    {
        var campaign = references.Campaign(lead.Values.Campaign);
        return new(
            new(lead.Id, lead.Values, lead.Standing, campaign, Version: 1, card.Total),
            new(Passes: 0, IsOpen: false, campaign, lead.Values.Campaign))
        {
            Account = references.Account(lead.Values.AccountDomain), Score = card,
        };
    }

    private static ScoreDecision Decide(LeadInWork lead, VersionsInForce versions, LeadReading read, IngestTerms terms, DateTimeOffset now)
    {
        var account = read.References.Account(lead.Values.AccountDomain)?.Facts;
        var subject = read.Past.Of(lead.Standing, lead.Values.ToFacts(), account) with { IsMended = lead.IsMended };
        var decision = ScoreDecision.Make(subject, versions, now, OccasionOf(lead, terms), now);
        (lead.Score, lead.IsHandedOff) = (decision.Card.Total, decision.Step.Qualifies);
        return decision;
    }

    private static ScoringOccasion OccasionOf(LeadInWork lead, IngestTerms terms) => lead switch
    {
        _ when terms.IsPast || lead.HasPast => ScoringOccasion.Past,
        { IsNew: true } => ScoringOccasion.Event,
        _ => lead.ChangesData ? ScoringOccasion.Change : ScoringOccasion.Nightly,
    };
}
