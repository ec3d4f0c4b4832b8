namespace AlignmentHub.Domain.Handoffs;

/// <summary>Where a hand-off stands; from Rejected, Expired, Qualified on it has ended (semantics.md 5.1).</summary>
public enum HandoffState { Queued, Assigned, Accepted, Rejected, Expired, Working, Qualified, Disqualified, Recycled, Withdrawn }

public static class HandoffStates
{
    /// <summary>The states of a hand-off that somebody still has to do something about; a lead has at most one such hand-off.</summary>
    public static IReadOnlyList<HandoffState> Open { get; } =
        [HandoffState.Queued, HandoffState.Assigned, HandoffState.Accepted, HandoffState.Working];

    public static bool IsOpen(this HandoffState state) => Open.Contains(state);
}
