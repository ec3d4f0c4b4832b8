using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Who acts in a thread, on which hand-off, and when.</summary>
public sealed record ThreadScene(Handoff Handoff, ThreadSpeaker Speaker, Actor By, DateTimeOffset Now);

/// <summary>What an act in a thread may bring about, all of it in one transaction.</summary>
public sealed class ThreadWork(HubDb db, ThreadScene scene, AnswerPromises promises, CancellationToken ct)
{
    public HubDb Db => db;

    public Handoff Handoff => scene.Handoff;

    public ThreadSpeaker Speaker => scene.Speaker;

    public Actor By => scene.By;

    public DateTimeOffset Now => scene.Now;

    public CancellationToken Stopping => ct;

    /// <summary>The promise runs while the side that was asked has the turn: an answer ends it, another question starts it again.</summary>
    public async Task<FeedbackEntry> WriteAsync(FeedbackThread thread, string text, bool isFirst)
    {
        var entry = FeedbackEntry.Write(thread.Id, text, Speaker, Now);
        db.Add(entry);
        if (Speaker.Side == thread.AskedSide) await AnswerPromises.EndAsync(db, thread.Id, isAnswered: true, Now, ct);
        else if (isFirst) await promises.StartAsync(db, new OpenQuestion(thread.Id, Handoff.Id, Handoff.RepId, thread.AskedSide), Now, ct);
        return entry;
    }
}
