using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>A question that waits for a side: the thread, the hand-off, and the rep who has the lead.</summary>
public sealed record OpenQuestion(Guid ThreadId, Guid HandoffId, Guid? RepId, TeamSide Asked);

/// <summary>Starts and ends the promise to answer, in the business hours of the side that owes the answer, within the transaction of what is written.</summary>
public sealed class AnswerPromises(Calendars calendars, IOptions<HubOptions> hub)
{
    public async Task StartAsync(HubDb db, OpenQuestion question, DateTimeOffset now, CancellationToken ct)
    {
        var owner = question.Asked == TeamSide.Sales
            ? new PromiseOwner(PromiseSide.Sales, question.RepId, await db.Users.Where(p => p.Id == question.RepId).Select(p => p.TeamId).SingleOrDefaultAsync(ct))
            : new PromiseOwner(PromiseSide.Marketing, null, await db.Set<Team>().Where(t => t.Side == TeamSide.Marketing).OrderBy(t => t.Key).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(ct));
        var hours = (await calendars.NowAsync(db, ct)).Of(owner.TeamId);
        var target = TimeSpan.FromHours((double)await HoursAsync(db, owner.TeamId, now, ct));
        db.Add(Promise.Answer(question.ThreadId, question.HandoffId, owner, target, hours.Calendar, now));
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

    private async Task<decimal> HoursAsync(HubDb db, Guid? teamId, DateTimeOffset now, CancellationToken ct)
    {
        var today = hub.Value.Zone.DayOf(now);
        var inForce = await db.Set<PromiseTarget>()
            .Where(t => t.Kind == PromiseKind.AnswerTime && (t.TeamId == null || t.TeamId == teamId) && t.Month <= today)
            .OrderByDescending(t => t.TeamId != null).ThenByDescending(t => t.Month).ThenByDescending(t => t.Number)
            .FirstOrDefaultAsync(ct);
        return inForce?.Value ?? PromiseTarget.DefaultAnswerHours;
    }
}
