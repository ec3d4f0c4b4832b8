using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>How far an act on many leads is, and what came of it.</summary>
/// <param name="Done">Leads to which it was done and not undone.</param>
/// <param name="Kept">Leads that were to be undone and from which somebody had gone on.</param>
/// <param name="Why">The most frequent reasons why nothing was done.</param>
public sealed record BulkLine(
    Guid Id, BulkKind Kind, string? Argument, string? Reason, BulkState State, string By, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt,
    int Total, int Waiting, int Done, int Refused, int Undone, int Kept, IReadOnlyList<string> Why)
{
    /// <summary>Leads that this run of it is through with.</summary>
    public int Through => State is BulkState.Undoing ? Undone + Kept : Total - Waiting;
}

/// <summary>Reads acts on many leads.</summary>
public sealed class BulkQueries(IDbContextFactory<HubDb> databases)
{
    private const int MostActs = 20;
    private const int MostReasons = 3;

    /// <summary>The latest of somebody, or of everybody for an administrator.</summary>
    public async Task<IReadOnlyList<BulkLine>> LatestAsync(Actor by, CancellationToken ct = default)
    {
        var all = by.May(Permission.Administer);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await LinesAsync(db, db.Set<BulkAct>().Where(a => all || a.CreatedBy == by.Id).OrderByDescending(a => a.CreatedAt).Take(MostActs), ct);
    }

    public async Task<BulkLine?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await LinesAsync(db, db.Set<BulkAct>().Where(a => a.Id == id), ct) is [var found] ? found : null;
    }

    private static async Task<IReadOnlyList<BulkLine>> LinesAsync(HubDb db, IQueryable<BulkAct> which, CancellationToken ct)
    {
        var acts = await which.Select(a => new { Act = a, By = db.Users.Where(p => p.Id == a.CreatedBy).Select(p => p.Name).First() }).ToListAsync(ct);
        var ids = acts.Select(a => a.Act.Id).ToList();
        var counts = await db.Set<BulkItem>().Where(i => ids.Contains(i.ActId)).GroupBy(i => new { i.ActId, i.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var reasons = await db.Set<BulkItem>().Where(i => ids.Contains(i.ActId) && i.Why != null).GroupBy(i => new { i.ActId, i.Why })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. acts.Select(row => Line(row.Act, row.By))];

        int Count(Guid act, BulkItemState state) => counts.Where(c => c.Key.ActId == act && c.Key.State == state).Sum(c => c.Count);

        BulkLine Line(BulkAct a, string by) => new(
            a.Id, a.Kind, a.Argument, a.Reason, a.State, by, a.CreatedAt, a.EndedAt, counts.Where(c => c.Key.ActId == a.Id).Sum(c => c.Count), Count(a.Id, BulkItemState.Waiting),
            Count(a.Id, BulkItemState.Done), Count(a.Id, BulkItemState.Refused), Count(a.Id, BulkItemState.Undone), Count(a.Id, BulkItemState.Kept),
            [.. reasons.Where(r => r.Key.ActId == a.Id).OrderByDescending(r => r.Count).Take(MostReasons).Select(r => $"{r.Key.Why} ({r.Count})")]);
    }
}
