using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Where both sides act in a thread: one at a time, and saved with everything that follows from it, or not at all.</summary>
public sealed class ThreadDesk(IDbContextFactory<HubDb> databases, AnswerPromises promises, TellSides tell, TimeProvider clock)
{
    /// <summary>Opens a thread with its first entry.</summary>
    public async Task<Outcome<Guid>> OpenAsync(ThreadKind kind, Guid handoffId, string text, Actor by, Func<Handoff, HubDb, Task<Outcome>> check, CancellationToken ct)
    {
        var speaks = ThreadSpeaker.Of(by);
        if (speaks.Value is not { } speaker) return speaks.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await LockAsync(db, handoffId, ct) is not { } handoff) return Refusal.Missing("There is no such hand-off.");
        if ((await check(handoff, db)).Refusal is { } refusal) return refusal;

        var work = new ThreadWork(db, new(handoff, speaker, by, clock.GetUtcNow()), promises, ct);
        var thread = FeedbackThread.Open(kind, handoffId, speaker, work.Now);
        db.Add(thread);
        var entry = await work.WriteAsync(thread, text, isFirst: true);
        await SaveAsync(work, thread, entry.Id, ct);
        await transaction.CommitAsync(ct);
        return thread.Id;
    }

    public async Task<Outcome> ActAsync(Guid id, Actor by, Func<ThreadWork, FeedbackThread, Task<Outcome<Guid>>> act, CancellationToken ct)
    {
        var speaks = ThreadSpeaker.Of(by);
        if (speaks.Value is not { } speaker) return speaks.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var about = await db.Set<FeedbackThread>().Where(t => t.Id == id).Select(t => (Guid?)t.HandoffId).SingleOrDefaultAsync(ct);
        if (about is not { } handoffId || await LockAsync(db, handoffId, ct) is not { } handoff) return Refusal.Missing("There is no such thread.");

        var thread = await db.Set<FeedbackThread>().FromSql($"select * from feedback_threads where id = {id} for no key update").SingleAsync(ct);
        var work = new ThreadWork(db, new(handoff, speaker, by, clock.GetUtcNow()), promises, ct);
        var done = await act(work, thread);
        if (done.Refusal is { } refusal) return refusal;

        await SaveAsync(work, thread, done.Value, ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    private async Task SaveAsync(ThreadWork work, FeedbackThread thread, Guid cause, CancellationToken ct)
    {
        await work.Db.SaveChangesAsync(ct);
        await work.Db.AnnounceAsync(["feedback/", thread.LiveTopic, work.Handoff.LiveTopic], ct);
        await MarkThreadRead.MarkAsync(work.Db, thread.Id, work.By.Id, work.Now, ct); // whoever writes has read
        await tell.RunAsync(work, thread, cause);
    }

    // The lead first, like everything else that may open a pass of it.
    private static async Task<Handoff?> LockAsync(HubDb db, Guid handoffId, CancellationToken ct)
    {
        var leads = await db.Set<Lead>().FromSql($"select * from leads where id = (select lead_id from handoffs where id = {handoffId}) for no key update")
            .AsNoTracking().Select(l => l.Id).ToListAsync(ct);
        return leads.Count == 0 ? null : await db.Set<Handoff>().AsNoTracking().SingleAsync(h => h.Id == handoffId, ct);
    }
}
