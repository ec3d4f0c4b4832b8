using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>Where a hand-off is, as far as it says who may act on it.</summary>
/// <param name="Pool">The people of its pool.</param>
/// <param name="PoolTeams">The teams of those people.</param>
public sealed record HandoffPlace(Guid? RepId, string? RepName, Guid? RepTeamId, IReadOnlySet<Guid> Pool, IReadOnlySet<Guid> PoolTeams);

/// <summary>Who may act on which hand-off: reps on their own and pooled ones, managers on those of their teams. Reading is open to all.</summary>
public static class HandoffAccess
{
    /// <summary>Whether somebody may decide and work on it.</summary>
    public static Outcome MayWork(HandoffPlace place, Actor by)
    {
        if (place.RepId is null) return MayTake(place, by);
        if (place.RepId == by.Id && by.May(Permission.DecideOwnHandoffs)) return Outcome.Done;
        if (Manages(by, place.RepTeamId)) return Outcome.Done;

        return by.Needs(Permission.DecideOwnHandoffs).Refusal ?? Refusal.Forbidden($"This lead is with {place.RepName}. Ask them or their manager.");
    }

    /// <summary>Whether somebody may take it from its queue; said before it is known whether somebody else was faster.</summary>
    public static Outcome MayTake(HandoffPlace place, Actor by)
    {
        if (by.Needs(Permission.DecideOwnHandoffs).Refusal is { } refusal) return refusal;
        if (place.Pool.Contains(by.Id) || IsNobodys(place, by) || place.PoolTeams.Any(team => Manages(by, team))) return Outcome.Done;

        return Refusal.Forbidden("This lead waits in a pool that you do not belong to. Ask the manager of its team.");
    }

    /// <summary>Whether somebody may give it to another rep. An administrator may, too: that configures who works, it decides nothing.</summary>
    public static Outcome MayReassign(HandoffPlace place, Actor by)
    {
        if (by.May(Permission.Administer)) return Outcome.Done;
        if (place.RepId is null ? IsNobodys(place, by) || place.PoolTeams.Any(team => Manages(by, team)) : Manages(by, place.RepTeamId)) return Outcome.Done;

        return Refusal.Forbidden("Only the manager of the rep's team can give this lead to somebody else.");
    }

    // What came to no pool, or to one that nobody belongs to, would wait for ever.
    private static bool IsNobodys(HandoffPlace place, Actor by) => place.Pool.Count == 0 && by.May(Permission.DecideTeamHandoffs);

    private static bool Manages(Actor by, Guid? team) => team is { } id && by.May(Permission.DecideTeamHandoffs) && by.ManagedTeams.Contains(id);
}
