using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Tells the side whose turn it is, once per entry; of an end, everybody who took part.</summary>
public sealed class TellSides(PostNotices notices)
{
    public async Task RunAsync(ThreadWork work, FeedbackThread thread, Guid cause)
    {
        var kind = KindOf(thread);
        var people = await ListenersAsync(work, thread);
        await notices.RunAsync(work.Db, [.. people.Where(person => person != work.By.PersonId).Distinct().Select(person => new Notice
        {
            Id = Guid.CreateVersion7(work.Now), PersonId = person, Kind = kind, CreatedAt = work.Now, Link = $"/feedback/{thread.Id}", Cause = $"feedback/{cause}",
            Facts = JsonSerializer.Serialize(new { handoff = thread.HandoffId }),
        })], work.Stopping);
    }

    private static NoticeKind KindOf(FeedbackThread thread) => thread switch
    {
        { IsOpen: false } => NoticeKind.Resolved,
        { IsAnswered: true } => NoticeKind.Answered,
        { Kind: ThreadKind.Dispute } => NoticeKind.Disputed,
        _ => NoticeKind.Asked,
    };

    private static async Task<IReadOnlyList<Guid>> ListenersAsync(ThreadWork work, FeedbackThread thread)
    {
        var writers = await work.Db.Set<FeedbackEntry>().Where(e => e.ThreadId == thread.Id).Select(e => new { e.PersonId, e.Side }).Distinct().ToListAsync(work.Stopping);
        if (!thread.IsOpen) return [.. writers.Select(w => w.PersonId), .. await SalesAsync(work, thread)];
        if (thread.State == FeedbackState.WaitingForSales) return [.. writers.Where(w => w.Side == TeamSide.Sales).Select(w => w.PersonId), .. await SalesAsync(work, thread)];

        Guid[] marketers = [.. writers.Where(w => w.Side == TeamSide.Marketing).Select(w => w.PersonId)];
        return marketers.Length > 0 ? marketers : await MarketersAsync(work.Db, work.Stopping);
    }

    // Whether a rejection was wrong is also the business of whoever leads the rep.
    private static async Task<IEnumerable<Guid>> SalesAsync(ThreadWork work, FeedbackThread thread)
    {
        var rep = work.Handoff.RepId;
        if (thread.Kind == ThreadKind.Question) return rep is { } one ? [one] : [];

        var manager = await (from person in work.Db.Users join team in work.Db.Set<Team>() on person.TeamId equals team.Id where person.Id == rep select team.ManagerId)
            .SingleOrDefaultAsync(work.Stopping);
        return new[] { rep, manager }.OfType<Guid>();
    }

    private static Task<List<Guid>> MarketersAsync(HubDb db, CancellationToken ct) =>
        db.Users.Where(p => p.IsActive && p.Roles.Contains(Role.Marketer)).Select(p => p.Id).ToListAsync(ct);
}
