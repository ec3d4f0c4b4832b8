using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Handoffs.Routing;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>A version that judges leads now, ready to score with.</summary>
public sealed record ActiveDefinition(Guid VersionId, int Number, LeadScorer Scorer);

/// <summary>The versions that judge leads now: the active one, and beside it for some leads the one that is piloted. A lead is judged by one of them.</summary>
public sealed record VersionsInForce(ActiveDefinition Main, PilotInForce? Pilot = null)
{
    /// <summary>The types of activities that can change a score of either.</summary>
    public IReadOnlyList<string> ActivityTypes =>
        Pilot is { } pilot ? [.. Main.Scorer.ActivityTypes.Union(pilot.Version.Scorer.ActivityTypes)] : Main.Scorer.ActivityTypes;

    public IReadOnlyList<Guid> Ids => Pilot is { } pilot ? [Main.VersionId, pilot.Version.VersionId] : [Main.VersionId];

    /// <summary>What has to be known of leads to tell which version judges them, and to score them by it.</summary>
    public FactNeeds Needs => Pilot is { } pilot ? Main.Scorer.Needs.And(pilot.Version.Scorer.Needs).AndOfLeads(pilot.Asks) : Main.Scorer.Needs;

    public ActiveDefinition Of(Guid leadId, LeadFacts lead, AccountFacts? account) =>
        Pilot is { } pilot && pilot.Judges(leadId, lead, account) ? pilot.Version : Main;
}

/// <summary>A version on trial, and the leads that it judges.</summary>
public sealed record PilotInForce(ActiveDefinition Version, PilotScope Scope)
{
    /// <summary>The routing rules; none where no pool decides.</summary>
    internal IReadOnlyList<RuleInForce> Rules { get; init; } = [];

    /// <summary>The fields that decide which pool would get a lead.</summary>
    internal IEnumerable<string> Asks => Rules.SelectMany(rule => rule.Asks);

    public bool Judges(Guid leadId, LeadFacts lead, AccountFacts? account) => Scope.Takes(leadId, PoolOf(lead, account));

    // Who is away today, and whose account it is, change nothing: a lead stays on its side.
    private Guid? PoolOf(LeadFacts lead, AccountFacts? account)
    {
        if (Rules.Count == 0) return null;

        // A score would depend on the side. A pilot is not started with rules that ask for it; in later ones it is blank.
        var subject = new RoutingSubject(new(lead, account), Score: null);
        foreach (var rule in Rules)
        {
            if (rule.Suits(in subject)) return rule.PoolId;
        }

        return null;
    }
}
