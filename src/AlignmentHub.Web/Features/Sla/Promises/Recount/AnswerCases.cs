using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises.Recount;

/// <summary>Reads threads for the recount: when each side owed an answer by what was written, and what was promised for it.</summary>
public sealed class AnswerCases(Calendars calendars, AnswerPromises answers)
{
    // A thread that is locked is just being written in, and comes out right by that.
    internal async Task<IReadOnlyList<PromiseCase>> ReadAsync(HubDb db, Guid after, int limit, CancellationToken ct)
    {
        var threads = await db.Set<FeedbackThread>()
            .FromSql($"select * from feedback_threads where id > {after} order by id limit {limit} for no key update skip locked").AsNoTracking().ToListAsync(ct);
        Guid[] ids = [.. threads.Select(t => t.Id)];
        var words = (await db.Set<FeedbackEntry>().Where(e => ids.Contains(e.ThreadId)).OrderBy(e => e.Number).Select(e => new { e.ThreadId, e.Side, e.At }).ToListAsync(ct))
            .ToLookup(e => e.ThreadId, e => new SpokenAt(e.Side, e.At));
        var promises = await PromiseCases.LockAsync(db, ids, ct);
        var hours = await calendars.OfVersionsAsync(db, [.. promises.SelectMany(p => p).Select(p => p.CalendarVersionId!.Value)], ct);
        return [.. threads.Select(thread => new PromiseCase(thread.Id, MeasuredTurn.Of(promises[thread.Id], thread.Turns(words[thread.Id])))
        {
            DueOf = promise => hours.TryGetValue(promise.CalendarVersionId!.Value, out var known)
                ? new AnswerTerms(promise.TargetHours!.Value, promise.CalendarVersionId.Value, known).Due(promise.StartedAt)
                : promise.DueAt, // one that was just made again
            PromisedAsync = turn => PromisedAsync(db, thread, turn, ct),
        })];
    }

    private async Task<Promise?> PromisedAsync(HubDb db, FeedbackThread thread, PromiseTurn turn, CancellationToken ct)
    {
        var rep = await db.Set<Handoff>().Where(h => h.Id == thread.HandoffId).Select(h => h.RepId).SingleAsync(ct);
        return await answers.PromisedAsync(db, new OpenQuestion(thread.Id, thread.HandoffId, rep, thread.AskedSide), turn.From, ct);
    }
}
