using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Enablement;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Sales asks for something to show or send; marketing agrees on a day, which is the promise, and delivers.</summary>
public sealed class RequestDesk(IDbContextFactory<HubDb> databases, IOptions<HubOptions> hub, TimeProvider clock)
{
    public async Task<Outcome<Guid>> AskAsync(string? title, string? note, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.DecideOwnHandoffs).Refusal is not null) return Refusal.Forbidden("Only sales asks for content.");
        var asked = ContentRequest.Ask(title, note, by.Id, clock.GetUtcNow());
        if (asked.Value is not { } request) return asked.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        db.Add(request);
        db.Audit(by, "request.asked", request.LiveTopic, request.AskedAt, after: new { request.Title });
        await db.SaveChangesAsync(ct);
        return request.Id;
    }

    public Task<Outcome> AgreeAsync(Guid id, DateOnly day, Actor by, CancellationToken ct = default) => ActAsync(id, "request.agreed", by, Permission.DisputeRejections, async (db, request, now) =>
    {
        if (request.Agree(day, hub.Value.Zone.EndOf(day).AddSeconds(-1), by.Id, now).Refusal is { } refusal) return refusal;

        db.Add(await PromisedAsync(db, request, now, ct));
        return Outcome.Done;
    }, ct);

    public Task<Outcome> DeliverAsync(Guid id, string? link, Actor by, CancellationToken ct = default) => ActAsync(id, "request.delivered", by, Permission.DisputeRejections, async (db, request, now) =>
    {
        if (request.Deliver(link, now).Refusal is { } refusal) return refusal;

        await AnswerPromises.EndAsync(db, request.Id, isAnswered: true, now, ct);
        return Outcome.Done;
    }, ct);

    public Task<Outcome> WithdrawAsync(Guid id, Actor by, CancellationToken ct = default) => ActAsync(id, "request.withdrawn", by, Permission.DecideOwnHandoffs, async (db, request, now) =>
    {
        if (request.AskedBy != by.Id && !by.May(Permission.DecideTeamHandoffs)) return Refusal.Forbidden("Only who asked for it, or a manager, can withdraw it.");
        if (request.Withdraw(now).Refusal is { } refusal) return refusal;

        await AnswerPromises.EndAsync(db, request.Id, isAnswered: false, now, ct);
        return Outcome.Done;
    }, ct);

    /// <summary>Whoever agreed on the day owes it.</summary>
    internal static async Task<Promise> PromisedAsync(HubDb db, ContentRequest request, DateTimeOffset at, CancellationToken ct)
    {
        var team = await db.Users.Where(p => p.Id == request.AgreedBy).Select(p => p.TeamId).SingleOrDefaultAsync(ct);
        return Promise.Deliver(request.Id, new PromiseOwner(PromiseSide.Marketing, request.AgreedBy, team), request.DueAt!.Value, at);
    }

    private async Task<Outcome> ActAsync(Guid id, string name, Actor by, Permission needs, Func<HubDb, ContentRequest, DateTimeOffset, Task<Outcome>> act, CancellationToken ct)
    {
        if (by.Needs(needs).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.Set<ContentRequest>().FromSql($"select * from content_requests where id = {id} for no key update").ToListAsync(ct);
        if (found is not [var request]) return Refusal.Missing("There is no such request.");

        var now = clock.GetUtcNow();
        if ((await act(db, request, now)).Refusal is { } refusal) return refusal;

        db.Audit(by, name, request.LiveTopic, now, after: new { request.Title, request.AgreedDay, request.Link });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
