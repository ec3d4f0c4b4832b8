using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Revenue.Terms;

/// <summary>One side's agreement to one version of the terms, by one person. It is never changed.</summary>
public sealed class TermsSignature
{
    private TermsSignature() { } // EF Core

    public Guid Id { get; private init; }

    public Guid VersionId { get; private init; }

    public TeamSide Side { get; private init; }

    public Guid PersonId { get; private init; }

    public DateTimeOffset SignedAt { get; private init; }

    /// <summary>Whether somebody else's API key brought it.</summary>
    public bool IsRelayed { get; private init; }

    internal static TermsSignature Of(Guid version, TeamSide side, Actor by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), VersionId = version, Side = side, PersonId = by.Id, SignedAt = now, IsRelayed = by.IsRelayed };
}
