using System.Text.Json;

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

    /// <summary>The document of definition-document.md, as JSON.</summary>
    public string Document { get; private set; } = "{}";

    /// <summary>SHA-256 of the document's canonical form (RFC 8785, defaults written out), lower-case hex.</summary>
    public string ContentHash { get; private set; } = "";

    public Guid? CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public DateTimeOffset? ActivatedAt { get; private set; }

    public Guid? ActivatedBy { get; private set; }

    /// <summary>Whether an administrator activated it before both sides had signed; every page then says so.</summary>
    public bool IsUnsigned { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>Whether both sides ever agreed to it.</summary>
    public bool WasSigned => State is DefinitionState.Signed or DefinitionState.Scheduled || (ActivatedAt is not null && !IsUnsigned);

    /// <summary>The document, read.</summary>
    public DefinitionDocument Content => DefinitionDocument.Parse(JsonElement.Parse(Document)).Value
        ?? throw new InvalidOperationException($"Version {Number} of definition {DefinitionId} holds a document that cannot be read.");

    public string LiveTopic => $"definition/{DefinitionId}";

    public static DefinitionVersion Draft(Guid definitionId, int number, DefinitionDocument document, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), DefinitionId = definitionId, Number = number, State = DefinitionState.Draft,
        Document = document.ToJson().ToJsonString(), ContentHash = document.ContentHash, CreatedBy = by, CreatedAt = now,
    };

    /// <summary>Replaces the content of a draft; anything later is history and gets a new version.</summary>
    public Outcome Edit(DefinitionDocument document)
    {
        if (State != DefinitionState.Draft) return new Refusal("Only a draft can be changed. Make a new draft from this version.");

        (Document, ContentHash) = (document.ToJson().ToJsonString(), document.ContentHash);
        return Outcome.Done;
    }

    /// <summary>Makes this the version that counts; the one before it must be retired in the same act.</summary>
    public Outcome Activate(Guid? by, bool unsigned, DateTimeOffset now)
    {
        if (State is DefinitionState.Active) return new Refusal("This version is active already.");
        if (State is DefinitionState.Retired or DefinitionState.Withdrawn) return new Refusal("This version has ended. Make a new draft from it.");

        (State, ActivatedAt, ActivatedBy, IsUnsigned) = (DefinitionState.Active, now, by, unsigned);
        return Outcome.Done;
    }

    public void Retire(DateTimeOffset now) => (State, RetiredAt) = (DefinitionState.Retired, now);
}
