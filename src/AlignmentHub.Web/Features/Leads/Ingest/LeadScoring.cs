using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Scores the leads that rows made or changed, before they are written.</summary>
internal static class LeadScoring
{
    public static IReadOnlyList<ScoreDecision> Decide(LeadsAtHand leads, LeadReading read, IngestTerms terms, DateTimeOffset now) =>
        read.Versions is { } versions ? [.. leads.New.Concat(leads.Changed).Select(lead => Decide(lead, versions, read, terms, now))] : [];

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
