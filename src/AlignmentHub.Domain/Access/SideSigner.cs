namespace AlignmentHub.Domain.Access;

/// <summary>Somebody who wants to sign for a side, and what is known about them at that moment: one person of each side, two different ones (semantics.md 3.1).</summary>
/// <param name="IsActive">As the person's record says now, whatever the session remembers.</param>
/// <param name="Side">The side of the person's team; absent without a team.</param>
public sealed record SideSigner(Actor Person, bool IsActive, TeamSide? Side)
{
    /// <summary>The side that this person signs for, or why they sign for none.</summary>
    /// <param name="wanted">The side to sign for; absent: that of the signer.</param>
    public Outcome<TeamSide> SideFor(TeamSide? wanted)
    {
        if (Person.Needs(Permission.SignDefinitions).Refusal is { } forbidden) return forbidden;
        if (!IsActive || Person.PersonId is null) return Refusal.Forbidden("Only an active person can sign.");
        if (Side is not { } side) return Refusal.Forbidden("You sign for the side of your team, and you are in no team. Ask an administrator.");
        if (wanted is { } other && other != side) return Refusal.Forbidden($"Your team is on the side of {Name(side)}, so you cannot sign for {Name(other)}.");

        return side;
    }

    /// <summary>Whether a signature for this side goes beside those that there are.</summary>
    public Outcome Joins(IEnumerable<(TeamSide Side, Guid PersonId)> given, TeamSide side)
    {
        foreach (var there in given)
        {
            if (there.Side == side) return new Refusal(there.PersonId == Person.Id ? "You have signed this version already." : $"Somebody has signed for {Name(side)} already.");
            if (there.PersonId == Person.Id) return new Refusal("The two sides must be signed by two different people.");
        }

        return Outcome.Done;
    }

    private static string Name(TeamSide side) => side switch { TeamSide.Marketing => "marketing", TeamSide.Sales => "sales" };
}
