using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Definitions;

/// <summary>One side's agreement to exactly one content, by one person. It is never changed; a version that is withdrawn takes its signatures with it.</summary>
public sealed class Signature
{
    private Signature() { } // EF Core

    public Guid Id { get; private init; }

    public Guid VersionId { get; private init; }

    public TeamSide Side { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The content that was signed.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>The back-test that the signer had opened; absent where there is nothing to test, as in questions.</summary>
    public Guid? BackTestId { get; private init; }

    public DateTimeOffset SignedAt { get; private init; }

    /// <summary>Whether somebody else's API key brought it.</summary>
    public bool IsRelayed { get; private init; }

    internal static Signature Of(DefinitionVersion version, TeamSide side, SignOff by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), VersionId = version.Id, Side = side, PersonId = by.Signer.Id, ContentHash = version.ContentHash,
        BackTestId = by.OpenedBackTest, SignedAt = now, IsRelayed = by.Signer.IsRelayed,
    };
}
