using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Somebody who wants to sign, and what is known about them at that moment (semantics.md 3.1).</summary>
/// <param name="IsActive">As the person's record says now, whatever the session remembers.</param>
/// <param name="Side">The side of the person's team; absent without a team.</param>
/// <param name="OpenedBackTest">A finished back-test of exactly this content that this person has opened.</param>
public sealed record SignOff(Actor Signer, bool IsActive, TeamSide? Side, Guid? OpenedBackTest)
{
    /// <summary>The signature, or why it cannot be given.</summary>
    /// <param name="given">The signatures that this version has.</param>
    /// <param name="wanted">The side to sign for; absent: that of the signer.</param>
    public Outcome<Signature> Sign(DefinitionVersion version, IReadOnlyCollection<Signature> given, TeamSide? wanted, DateTimeOffset now)
    {
        if (Signer.Needs(Permission.SignDefinitions).Refusal is { } forbidden) return forbidden;
        if (!IsActive || Signer.PersonId is null) return Refusal.Forbidden("Only an active person can sign.");
        if (Side is not { } side) return Refusal.Forbidden("You sign for the side of your team, and you are in no team. Ask an administrator.");
        if (wanted is { } other && other != side) return Refusal.Forbidden($"Your team is on the side of {Name(side)}, so you cannot sign for {Name(other)}.");
        if (version.CanBeSigned.Refusal is { } no) return no;
        if (given.FirstOrDefault(s => s.Side == side) is { } there) return new Refusal(
            there.PersonId == Signer.Id ? "You have signed this version already." : $"Somebody has signed for {Name(side)} already.");
        if (given.Any(s => s.PersonId == Signer.Id)) return new Refusal("The two sides must be signed by two different people.");
        if (version.NeedsBackTest && OpenedBackTest is null)
            return new Refusal("Open the finished back-test of this version first. Only who has seen what it would do can sign it.");

        return Signature.Of(version, side, this, now);
    }

    private static string Name(TeamSide side) => side switch { TeamSide.Marketing => "marketing", TeamSide.Sales => "sales" };
}
