namespace AlignmentHub.Domain.Handoffs;

/// <summary>The latest hand-off of a lead, as far as it decides whether there may be another (semantics.md 3.6).</summary>
/// <param name="EndedAt">Absent while it is open.</param>
/// <param name="EngagedAt">The latest engagement of the lead after the end.</param>
public sealed record LastPass(Guid HandoffId, HandoffState State, DateTimeOffset? EndedAt, DateTimeOffset? EngagedAt)
{
    /// <summary>Only of a rejected one.</summary>
    public RejectionDisposition? Disposition { get; init; }

    public int CoolDownDays { get; init; }

    /// <summary>When one of <see cref="ContactData"/> was last changed after the end; known only where better data was asked for.</summary>
    public DateTimeOffset? MendedAt { get; init; }

    /// <summary>Whether sales sent the lead back because of its data.</summary>
    public bool WantsBetterData => State == HandoffState.Rejected && Disposition == RejectionDisposition.FixData;

    public bool IsCool(DateTimeOffset now) => EndedAt is not { } ended || ended.AddDays(CoolDownDays) <= now;

    /// <summary>Whether the lead may qualify again.</summary>
    /// <param name="isMended">Whether the occasion is a change of <see cref="ContactData"/>.</param>
    public bool AllowsAnother(bool isMended, DateTimeOffset now)
    {
        if (EndedAt is not { } ended || !IsCool(now)) return false;

        return State switch
        {
            HandoffState.Queued or HandoffState.Assigned or HandoffState.Accepted or HandoffState.Working => false,
            HandoffState.Expired or HandoffState.Withdrawn => true,
            // What was wrong with the data is answered by better data.
            HandoffState.Rejected when WantsBetterData => EngagedAt > ended || MendedAt > ended || isMended,
            HandoffState.Rejected or HandoffState.Qualified or HandoffState.Disqualified or HandoffState.Recycled => EngagedAt > ended,
        };
    }
}
