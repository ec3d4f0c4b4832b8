using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>A question that waits for a side: the thread, the hand-off, and the rep who has the lead.</summary>
public sealed record OpenQuestion(Guid ThreadId, Guid HandoffId, Guid? RepId, TeamSide Asked);

/// <summary>Starts and ends the promise to answer, in the business hours of the team that owes the answer, within the transaction of what is written.</summary>
public sealed class AnswerPromises(Calendars calendars, IOptions<HubOptions> hub)
{
    public async Task StartAsync(HubDb db, OpenQuestion question, DateTimeOffset now, CancellationToken ct)
    {
        if (await PromisedAsync(db, question, now, ct) is { } promise) db.Add(promise);
    }

    /// <summary>What is promised to a question; absent where answers are promised no more.</summary>
    internal async Task<Promise?> PromisedAsync(HubDb db, OpenQuestion question, DateTimeOffset asked, CancellationToken ct)
    {
        var owner = await AnswerOwners.OfAsync(db, question, asked, ct);
        if (await HoursAsync(db, owner.TeamId, asked, ct) is not { } target) return null;

        var hours = (await calendars.NowAsync(db, ct)).Of(owner.TeamId);
        return Promise.Answer(question.ThreadId, question.HandoffId, owner, new AnswerTerms(target, hours.CalendarVersionId, hours.Calendar), asked);
    }

    /// <param name="isAnswered">Whether it was kept; otherwise nobody wants the answer any more.</param>
    public static async Task EndAsync(HubDb db, Guid threadId, bool isAnswered, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var promise in await db.Set<Promise>().Where(p => p.SubjectId == threadId && p.EndedAt == null).ToListAsync(ct))
        {
            if (isAnswered) promise.Meet(now);
            else promise.Cancel(now);
        }
    }

    /// <summary>The number that the team, or else everybody, had promised by then; one that was taken back counts no more.</summary>
    private async Task<decimal?> HoursAsync(HubDb db, Guid? teamId, DateTimeOffset asked, CancellationToken ct)
    {
        var day = hub.Value.Zone.DayOf(asked);
        var inForce = await db.Set<PromiseTarget>()
            .Where(t => t.Kind == PromiseKind.AnswerTime && (t.TeamId == null || t.TeamId == teamId) && t.Month <= day && t.SetAt <= asked)
            .OrderByDescending(t => t.TeamId != null).ThenByDescending(t => t.Month).ThenByDescending(t => t.Number)
            .FirstOrDefaultAsync(ct);
        return inForce is null ? PromiseTarget.DefaultAnswerHours : inForce.Value;
    }
}
