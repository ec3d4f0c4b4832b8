using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Revenue.Terms;

/// <summary>Where a version of the terms stands. What one person of each side has signed is active from then on.</summary>
public enum TermsState { Proposed, Active, Retired, Withdrawn }

/// <summary>What sourced and influenced mean, as both sides agree on it. Its content never changes: other terms are another version.</summary>
public sealed class TermsVersion : ILive
{
    public const int LongestText = 2000;

    private TermsVersion() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>1, 2, …</summary>
    public int Number { get; private init; }

    public TermsState State { get; private set; }

    public AttributionModel Model { get; private init; }

    public int WindowDays { get; private init; }

    public TouchPersons Persons { get; private init; }

    /// <summary>What the sides add in their own words; printed with the numbers.</summary>
    public string? Text { get; private init; }

    public Guid? ProposedBy { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>When the second side signed.</summary>
    public DateTimeOffset? ActiveAt { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnBy { get; private set; }

    public int Version { get; private set; } = 1;

    public CreditTerms Terms => new(Model, WindowDays, Persons);

    public string LiveTopic => "terms/";

    public static Outcome<TermsVersion> Propose(int number, CreditTerms terms, string? text, Guid? by, DateTimeOffset now)
    {
        if (terms.Check().Refusal is { } no) return no;
        if (text?.Trim().Length > LongestText) return Refusal.Field("text", $"Use at most {LongestText} characters.");

        return new TermsVersion
        {
            Id = Guid.CreateVersion7(now), Number = number, State = TermsState.Proposed, Model = terms.Model, WindowDays = terms.WindowDays, Persons = terms.Persons,
            Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(), ProposedBy = by, ProposedAt = now,
        };
    }

    /// <summary>One more signature, or why it cannot be given. With both sides the version is ready to hold.</summary>
    /// <param name="wanted">The side to sign for; absent: that of the signer's team.</param>
    public Outcome<TermsSignature> Sign(SideSigner signer, IEnumerable<TermsSignature> given, TeamSide? wanted, DateTimeOffset now)
    {
        var side = signer.SideFor(wanted);
        if ((side.Refusal ?? IsProposed().Refusal ?? signer.Joins(given.Select(s => (s.Side, s.PersonId)), side.Value).Refusal) is { } no) return no;

        return TermsSignature.Of(Id, side.Value, signer.Person, now);
    }

    /// <summary>From now on these terms hold; the ones before must be retired in the same act.</summary>
    public Outcome Activate(IEnumerable<TermsSignature> given, DateTimeOffset now)
    {
        if (IsProposed().Refusal is { } no) return no;
        if (!given.Where(s => s.VersionId == Id).Select(s => s.Side).ToHashSet().IsSupersetOf(Enum.GetValues<TeamSide>())) return new Refusal("Marketing and sales sign these terms first.");

        (State, ActiveAt) = (TermsState.Active, now);
        return Outcome.Done;
    }

    public void Retire(DateTimeOffset now) => (State, RetiredAt) = (TermsState.Retired, now);

    public Outcome Withdraw(Guid? by, DateTimeOffset now)
    {
        if (IsProposed().Refusal is { } no) return no;

        (State, WithdrawnBy, WithdrawnAt) = (TermsState.Withdrawn, by, now);
        return Outcome.Done;
    }

    private Outcome IsProposed() => State switch
    {
        TermsState.Proposed => Outcome.Done,
        TermsState.Active => new Refusal("Both sides have signed these terms, and they hold. Propose others to change them."),
        TermsState.Retired or TermsState.Withdrawn => new Refusal("These terms have ended. Propose them again."),
    };
}
