namespace AlignmentHub.Domain.Definitions;

/// <summary>That a person has opened the finished result of a back-test, which signing asks for (semantics.md 3.1).</summary>
public sealed class BackTestView
{
    private BackTestView() { } // EF Core

    public Guid BackTestId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The first time.</summary>
    public DateTimeOffset OpenedAt { get; private init; }
}
