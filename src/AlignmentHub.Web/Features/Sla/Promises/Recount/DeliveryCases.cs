using AlignmentHub.Domain.Enablement;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises.Recount;

/// <summary>Reads requests for the recount: since when each is owed, and the promise of it.</summary>
internal static class DeliveryCases
{
    public static async Task<IReadOnlyList<PromiseCase>> ReadAsync(HubDb db, Guid after, int limit, CancellationToken ct)
    {
        var requests = await db.Set<ContentRequest>()
            .FromSql($"select * from content_requests where id > {after} order by id limit {limit} for no key update skip locked").AsNoTracking().ToListAsync(ct);
        var promises = await PromiseCases.LockAsync(db, [.. requests.Select(r => r.Id)], ct);
        return [.. requests.Select(request => new PromiseCase(request.Id, MeasuredTurn.Of(promises[request.Id], request.Turn() is { } turn ? [turn] : []))
        {
            DueOf = _ => request.DueAt,
            PromisedAsync = async turn => await RequestDesk.PromisedAsync(db, request, turn.From, ct),
        })];
    }
}

internal static class PromiseCases
{
    /// <summary>The promises on threads or requests, held against the sweep, in the order in which they were made.</summary>
    public static async Task<ILookup<Guid, Promise>> LockAsync(HubDb db, Guid[] subjects, CancellationToken ct) => (await db.Set<Promise>()
        .FromSql($"select * from promises where subject_id = any({subjects}) order by number for no key update").ToListAsync(ct))
        .ToLookup(promise => promise.SubjectId);
}
