namespace AlignmentHub.Domain.Leads;

/// <summary>
/// How far a lead came since it was first an MQL, for funnels. It follows from the stage history alone and is kept beside it, because a
/// cohort of a million leads is asked for in less time than their histories take to read.
/// </summary>
public sealed class LeadJourney
{
    private LeadJourney() { } // EF Core

    public Guid LeadId { get; private init; }

    /// <summary>Its first entry into MQL: the cohort that it belongs to.</summary>
    public DateTimeOffset MqlAt { get; private init; }

    /// <summary>The first that was no inferred one, as in all that begin with Own.</summary>
    public DateTimeOffset? OwnMqlAt { get; private init; }

    /// <summary>The first entry at or after the one into MQL, as for the stages below.</summary>
    public DateTimeOffset? HandedOffAt { get; private init; }

    public DateTimeOffset? AcceptedAt { get; private init; }

    public DateTimeOffset? SqlAt { get; private init; }

    public DateTimeOffset? OpportunityAt { get; private init; }

    public DateTimeOffset? CustomerAt { get; private init; }

    public DateTimeOffset? OwnHandedOffAt { get; private init; }

    public DateTimeOffset? OwnAcceptedAt { get; private init; }

    public DateTimeOffset? OwnSqlAt { get; private init; }

    public DateTimeOffset? OwnOpportunityAt { get; private init; }

    public DateTimeOffset? OwnCustomerAt { get; private init; }

    /// <summary>Whether it had a later stage before it was an MQL.</summary>
    public bool IsBackwards { get; private init; }

    /// <summary>The first entry into Customer, before or after the one into MQL.</summary>
    public DateTimeOffset? WonAt { get; private init; }

    /// <summary>Since when it is disqualified or lost; absent when it is neither.</summary>
    public DateTimeOffset? GoneAt { get; private init; }
}
