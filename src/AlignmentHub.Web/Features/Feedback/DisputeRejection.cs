using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Marketing says that a rejection is wrong (semantics.md 5.3); once for each rejection.</summary>
public sealed class DisputeRejection(ThreadDesk desk)
{
    public async Task<Outcome<Guid>> RunAsync(HandoffKey key, string? comment, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.DisputeRejections).Refusal is { } forbidden) return forbidden;
        var read = FeedbackEntry.Read("comment", comment);
        if (read.Value is not { } words) return read.Refusal!;

        return await desk.OpenAsync(ThreadKind.Dispute, key.Id, words, by, (handoff, db) => CheckAsync(handoff, key, db, ct), ct);
    }

    private static async Task<Outcome> CheckAsync(Handoff handoff, HandoffKey key, HubDb db, CancellationToken ct)
    {
        if (Versions.Check(key.Seen, handoff.Version).Refusal is { } outdated) return outdated;
        if (handoff.State != HandoffState.Rejected) return new Refusal("Only a rejection can be disputed. Ask a question about this lead instead.");

        return await db.Set<FeedbackThread>().AnyAsync(t => t.HandoffId == handoff.Id && t.Kind == ThreadKind.Dispute, ct)
            ? new Refusal("This rejection was disputed already. Go on in that thread.")
            : Outcome.Done;
    }
}
