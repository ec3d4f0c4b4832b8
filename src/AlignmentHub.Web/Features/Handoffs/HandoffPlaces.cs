using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Reads where a hand-off is, for the question who may act on it.</summary>
internal static class HandoffPlaces
{
    public static async Task<HandoffPlace> OfAsync(HubDb db, Handoff handoff, CancellationToken ct)
    {
        var rep = await db.Set<Person>().Where(p => p.Id == handoff.RepId).Select(p => new { p.Name, p.TeamId }).SingleOrDefaultAsync(ct);
        var pool = await db.Set<PoolMember>().Where(m => m.PoolId == handoff.PoolId)
            .Join(db.Set<Person>(), m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.TeamId })
            .ToListAsync(ct);
        return new HandoffPlace(
            handoff.RepId, rep?.Name, rep?.TeamId, pool.Select(p => p.Id).ToHashSet(), pool.Select(p => p.TeamId).OfType<Guid>().ToHashSet());
    }
}
