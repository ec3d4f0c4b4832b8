using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Somebody who wants to sign, and what is known about them at that moment (semantics.md 3.1).</summary>
/// <param name="IsActive">As the person's record says now, whatever the session remembers.</param>
/// <param name="Side">The side of the person's team; absent without a team.</param>
/// <param name="OpenedBackTest">A finished back-test of exactly this content that this person has opened; of several the one on which the other side signed.</param>
public sealed record SignOff(Actor Signer, bool IsActive, TeamSide? Side, Guid? OpenedBackTest)
{
    /// <summary>The signature, or why it cannot be given.</summary>
    /// <param name="given">The signatures that this version has.</param>
    /// <param name="wanted">The side to sign for; absent: that of the signer.</param>
    public Outcome<Signature> Sign(DefinitionVersion version, IReadOnlyCollection<Signature> given, TeamSide? wanted, DateTimeOffset now)
    {
        var signer = new SideSigner(Signer, IsActive, Side);
        var side = signer.SideFor(wanted);
        if ((side.Refusal ?? version.CanBeSigned.Refusal ?? signer.Joins(given.Select(s => (s.Side, s.PersonId)), side.Value).Refusal) is { } no) return no;
        if (version.NeedsBackTest && HasSeenEvidence(given).Refusal is { } unseen) return unseen;

        return Signature.Of(version, side.Value, this, now);
    }

    private Outcome HasSeenEvidence(IEnumerable<Signature> given)
    {
        if (OpenedBackTest is null) return new Refusal("Open the finished back-test of this version first. Only who has seen what it would do can sign it.");

        // Two results of one content may say different things: of another period, or of data that came in between.
        return given.All(s => s.BackTestId == OpenedBackTest)
            ? Outcome.Done
            : new Refusal("The other side signed on another result. Open the back-test that it had opened, then sign: both sides agree on the same one.");
    }
}
