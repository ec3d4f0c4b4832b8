using System.Text.Json;
using AlignmentHub.Domain.Access;
using static AlignmentHub.Domain.Definitions.DefinitionState;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Where a version stands between an idea and a rule (semantics.md 3.1).</summary>
public enum DefinitionState { Draft, Proposed, Signed, Scheduled, Active, Retired, Withdrawn }

/// <summary>One version of a definition. Its content cannot change once it is proposed.</summary>
public sealed class DefinitionVersion : ILive
{
    private DefinitionVersion() { } // EF Core

    public Guid Id { get; private init; }

    public Guid DefinitionId { get; private init; }

    /// <summary>1, 2, … within the definition.</summary>
    public int Number { get; private init; }

    public DefinitionState State { get; private set; }

    /// <summary>The document of definition-document.md, or the questions of an SQL definition, as JSON.</summary>
    public string Document { get; private set; } = "{}";

    /// <summary>SHA-256 of the document's canonical form (RFC 8785, defaults written out), lower-case hex.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Whether there is a past to test it on: rules have one, questions do not.</summary>
    public bool NeedsBackTest { get; private init; }

    public Guid? CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who changed the draft last; absent while it is as it was made.</summary>
    public Guid? EditedBy { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public Guid? ProposedBy { get; private set; }

    /// <summary>Why it was proposed, in the proposer's words.</summary>
    public string? Because { get; private set; }

    /// <summary>The reason for rejections that it answers.</summary>
    public string? ReasonKey { get; private set; }

    /// <summary>When the second side signed.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>When it is to become active by itself.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    public Guid? ScheduledBy { get; private set; }

    public ActivationReach? ScheduledReach { get; private set; }

    public DateTimeOffset? ActivatedAt { get; private set; }

    public Guid? ActivatedBy { get; private set; }

    /// <summary>Whether an administrator activated it before both sides had signed; every page then says so.</summary>
    public bool IsUnsigned { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnBy { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>Whether both sides ever agreed to it.</summary>
    public bool WasSigned => SignedAt is not null;

    /// <summary>Whether its content is settled, while it has not counted yet: to change it means to begin again.</summary>
    public bool IsUnderAgreement => State is Proposed or Signed or Scheduled;

    /// <summary>The document, read.</summary>
    public IDefinitionContent Content => DefinitionContent.Parse(JsonElement.Parse(Document)).Value
        ?? throw new InvalidOperationException($"Version {Number} of definition {DefinitionId} holds a document that cannot be read.");

    public string LiveTopic => $"definition/{DefinitionId}";

    internal Outcome CanBeSigned => State == Proposed ? Outcome.Done : Refused();

    public static DefinitionVersion Draft(Guid definitionId, int number, IDefinitionContent content, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), DefinitionId = definitionId, Number = number, State = DefinitionState.Draft,
        Document = content.ToJson().ToJsonString(), ContentHash = content.ContentHash, NeedsBackTest = content.Stage == DefinitionStage.Mql,
        CreatedBy = by, CreatedAt = now,
    };

    /// <summary>Replaces the content of a draft; anything later is history and gets a new version.</summary>
    public Outcome Edit(IDefinitionContent content, Guid? by, DateTimeOffset now)
    {
        if (State != DefinitionState.Draft) return new Refusal("Only a draft can be changed. Make a new draft from this version.");

        (Document, ContentHash, EditedBy, EditedAt) = (content.ToJson().ToJsonString(), content.ContentHash, by, now);
        return Outcome.Done;
    }

    /// <summary>Offers it to both sides; from now on its content cannot change.</summary>
    public Outcome Propose(Proposal proposal, Guid? by, DateTimeOffset now)
    {
        if (State != DefinitionState.Draft) return Refused();
        if (proposal.Because?.Length > Proposal.LongestBecause) return Refusal.Field("because", $"Use at most {Proposal.LongestBecause} characters.");

        var because = string.IsNullOrWhiteSpace(proposal.Because) ? null : proposal.Because.Trim();
        (State, ProposedBy, ProposedAt, Because, ReasonKey) = (Proposed, by, now, because, proposal.ReasonKey);
        return Outcome.Done;
    }

    /// <summary>Takes one more signature into account; with both sides the version is signed.</summary>
    public Outcome Sign(IEnumerable<Signature> given, DateTimeOffset now)
    {
        if (CanBeSigned.Refusal is { } no) return no;

        var sides = given.Where(s => s.VersionId == Id && s.ContentHash == ContentHash).Select(s => s.Side).ToHashSet();
        if (sides.IsSupersetOf(Enum.GetValues<TeamSide>())) (State, SignedAt) = (Signed, now);
        return Outcome.Done;
    }

    /// <summary>Gives it up before it ever counted; signatures it has are void with it.</summary>
    public Outcome Withdraw(Guid? by, DateTimeOffset now)
    {
        if (State != DefinitionState.Draft && !IsUnderAgreement) return Refused();

        (State, WithdrawnBy, WithdrawnAt) = (Withdrawn, by, now);
        return Outcome.Done;
    }

    /// <summary>Makes it wait for an instant at which it becomes active by itself.</summary>
    public Outcome Schedule(DateTimeOffset at, ActivationReach reach, Guid? by)
    {
        if (State is DefinitionState.Draft or Proposed)
            return Refusal.Field("at", "Only a version that both sides signed can be scheduled. Leave the instant out to activate it now.");
        if (State is not (Signed or Scheduled)) return Refused();

        (State, ScheduledFor, ScheduledReach, ScheduledBy) = (Scheduled, at, reach, by);
        return Outcome.Done;
    }

    /// <summary>Makes this the version that counts; the one before it must be retired in the same act.</summary>
    public Outcome Activate(Guid? by, DateTimeOffset now)
    {
        if (State is Active or Retired or Withdrawn) return Refused();

        (State, ActivatedAt, ActivatedBy, IsUnsigned) = (Active, now, by, !WasSigned);
        return Outcome.Done;
    }

    public Outcome Retire(DateTimeOffset now)
    {
        if (State != Active) return Refused();

        (State, RetiredAt) = (Retired, now);
        return Outcome.Done;
    }

    /// <summary>Why an act does not go with the present state, and which one does.</summary>
    private Refusal Refused() => new(State switch
    {
        DefinitionState.Draft => "This version is still a draft. Propose it first.",
        Proposed => "This version is proposed. Marketing and sales sign it next.",
        Signed => "Both sides have signed this version. Activate it, or withdraw it.",
        Scheduled => "Both sides have signed this version, and it waits for its day. Activate it, or withdraw it.",
        Active => "This version is active already.",
        Retired or Withdrawn => "This version has ended. Make a new draft from it.",
    });
}
