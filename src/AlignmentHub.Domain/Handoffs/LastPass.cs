namespace AlignmentHub.Domain.Handoffs;

/// <summary>The latest hand-off of a lead, as far as it decides whether there may be another (semantics.md 3.6).</summary>
/// <param name="EndedAt">Absent while it is open.</param>
/// <param name="EngagedAt">The latest engagement of the lead after the end.</param>
public sealed record LastPass(Guid HandoffId, HandoffState State, DateTimeOffset? EndedAt, DateTimeOffset? EngagedAt)
{
    /// <summary>Only of a rejected one.</summary>
    public RejectionDisposition? Disposition { get; init; }

    public int CoolDownDays { get; init; }

    /// <summary>Whether the lead may qualify again.</summary>
    /// <param name="changedAt">When the lead or its account last changed.</param>
    public bool AllowsAnother(DateTimeOffset changedAt, DateTimeOffset now)
    {
        if (EndedAt is not { } ended || ended.AddDays(CoolDownDays) > now) return false;

        return State switch
        {
            HandoffState.Queued or HandoffState.Assigned or HandoffState.Accepted or HandoffState.Working => false,
            HandoffState.Expired or HandoffState.Withdrawn => true,
            // What was wrong with the data is answered by better data.
            HandoffState.Rejected when Disposition == RejectionDisposition.FixData => EngagedAt > ended || changedAt > ended,
            HandoffState.Rejected or HandoffState.Qualified or HandoffState.Disqualified or HandoffState.Recycled => EngagedAt > ended,
        };
    }
}
