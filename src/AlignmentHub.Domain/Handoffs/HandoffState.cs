namespace AlignmentHub.Domain.Handoffs;

/// <summary>Where a hand-off stands; from Rejected, Expired, Qualified on it has ended (semantics.md 5.1).</summary>
public enum HandoffState { Queued, Assigned, Accepted, Rejected, Expired, Working, Qualified, Disqualified, Recycled, Withdrawn }

public static class HandoffStates
{
    /// <summary>The states of a hand-off that somebody still has to do something about; a lead has at most one such hand-off.</summary>
    public static IReadOnlyList<HandoffState> Open { get; } =
        [HandoffState.Queued, HandoffState.Assigned, HandoffState.Accepted, HandoffState.Working];

    public static bool IsOpen(this HandoffState state) => Open.Contains(state);

    /// <summary>Why something cannot be done in this state.</summary>
    internal static string Obstacle(this HandoffState state, string who) => state switch
    {
        HandoffState.Queued => "This lead waits for a rep. Take it first.",
        HandoffState.Assigned => "Accept or reject this lead first.",
        HandoffState.Accepted => $"This lead was already accepted{who}.",
        HandoffState.Rejected => $"This lead was already rejected{who}.",
        HandoffState.Expired => "The time to decide on this lead is over. See the page of the lead for who has it now.",
        HandoffState.Working => $"This lead was already accepted{who} and is being worked on.",
        HandoffState.Qualified => $"This lead was already qualified{who}.",
        HandoffState.Disqualified => $"This lead was already disqualified{who}.",
        HandoffState.Recycled => $"This lead was already given back to marketing{who}.",
        HandoffState.Withdrawn => $"This lead was withdrawn{who}.",
    };
}
