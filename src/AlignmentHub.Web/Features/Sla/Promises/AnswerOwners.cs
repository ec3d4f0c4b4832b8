using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Who owes the answer to a question: for sales the rep who has the lead, for marketing whoever answered in the thread before.</summary>
internal static class AnswerOwners
{
    public static async Task<PromiseOwner> OfAsync(HubDb db, OpenQuestion question, DateTimeOffset asked, CancellationToken ct)
    {
        var person = question.Asked == TeamSide.Sales ? question.RepId : await MarketerAsync(db, question, asked, ct);
        var team = await db.Users.Where(p => p.Id == person).Select(p => p.TeamId).SingleOrDefaultAsync(ct);
        return new PromiseOwner(SideOf(question.Asked), person, team ?? await OnlyTeamAsync(db, question.Asked, ct));
    }

    private static Task<Guid?> MarketerAsync(HubDb db, OpenQuestion question, DateTimeOffset asked, CancellationToken ct) => db.Set<FeedbackEntry>()
        .Where(e => e.ThreadId == question.ThreadId && e.Side == TeamSide.Marketing && e.At <= asked && db.Users.Any(p => p.Id == e.PersonId && p.IsActive))
        .OrderByDescending(e => e.Number)
        .Select(e => (Guid?)e.PersonId)
        .FirstOrDefaultAsync(ct);

    // Of several teams none in particular owes what the whole side does.
    private static async Task<Guid?> OnlyTeamAsync(HubDb db, TeamSide side, CancellationToken ct) =>
        await db.Set<Team>().Where(t => t.Side == side).Select(t => t.Id).Take(2).ToListAsync(ct) is [var only] ? only : null;

    private static PromiseSide SideOf(TeamSide side) => side switch
    {
        TeamSide.Marketing => PromiseSide.Marketing,
        TeamSide.Sales => PromiseSide.Sales,
    };
}
