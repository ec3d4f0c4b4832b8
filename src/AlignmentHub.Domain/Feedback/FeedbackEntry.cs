using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Domain.Feedback;

/// <summary>What somebody wrote in a thread; never changed.</summary>
public sealed class FeedbackEntry
{
    public const int LongestText = 4000;

    private FeedbackEntry() { } // EF Core

    public Guid Id { get; private init; }

    /// <summary>The order in which entries were written; two of them may come at the same instant.</summary>
    public long Number { get; private init; }

    public Guid ThreadId { get; private init; }

    public TeamSide Side { get; private init; }

    public Guid PersonId { get; private init; }

    public string Text { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <param name="field">The name under which the text was sent.</param>
    public static Outcome<string> Read(string field, string? text) => FreeText.Need(field, text, LongestText, "Write what the other side should know.");

    public static FeedbackEntry Write(Guid threadId, string text, ThreadSpeaker by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ThreadId = threadId, Side = by.Side, PersonId = by.Id, Text = text, At = now };
}
