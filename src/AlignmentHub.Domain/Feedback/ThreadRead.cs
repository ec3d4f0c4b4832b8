namespace AlignmentHub.Domain.Feedback;

/// <summary>Up to when somebody has read a thread; later entries of others are unread.</summary>
public sealed class ThreadRead
{
    private ThreadRead() { } // EF Core

    public Guid PersonId { get; private init; }

    public Guid ThreadId { get; private init; }

    public DateTimeOffset ReadAt { get; private set; }
}
