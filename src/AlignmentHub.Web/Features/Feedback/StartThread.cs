using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>One side asks the other about a hand-off.</summary>
public sealed class StartThread(ThreadDesk desk)
{
    public async Task<Outcome<Guid>> RunAsync(Guid handoffId, string? text, Actor by, CancellationToken ct = default)
    {
        var read = FeedbackEntry.Read("text", text);
        if (read.Value is not { } words) return read.Refusal!;

        return await desk.OpenAsync(ThreadKind.Question, handoffId, words, by, (_, _) => Task.FromResult(Outcome.Done), ct);
    }
}
