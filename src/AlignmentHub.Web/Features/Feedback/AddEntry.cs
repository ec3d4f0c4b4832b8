using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Somebody of either side writes in a thread.</summary>
public sealed class AddEntry(ThreadDesk desk)
{
    public async Task<Outcome> RunAsync(Guid threadId, string? text, Actor by, CancellationToken ct = default)
    {
        var read = FeedbackEntry.Read("text", text);
        if (read.Value is not { } words) return read.Refusal!;

        return await desk.ActAsync(threadId, by, (work, thread) => WriteAsync(work, thread, words), ct);
    }

    private static async Task<Outcome<Guid>> WriteAsync(ThreadWork work, FeedbackThread thread, string text)
    {
        var askedHadTurn = thread.LastSide == thread.OpenedSide;
        if (thread.Add(work.Speaker, work.Now).Refusal is { } closed) return closed;

        return (await work.WriteAsync(thread, text, isFirst: !askedHadTurn)).Id;
    }
}
