using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Who may sign what both sides agree on, as the database says now.</summary>
internal static class Signers
{
    public static async Task<SideSigner> SignerAsync(this HubDb db, Actor by, CancellationToken ct)
    {
        var person = await db.Set<Person>().Where(p => p.Id == by.Id)
            .Select(p => new { p.IsActive, Side = db.Set<Team>().Where(t => t.Id == p.TeamId).Select(t => (TeamSide?)t.Side).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        return new(by, person?.IsActive == true, person?.Side);
    }

    /// <summary>Everybody who may sign, except who asks for it.</summary>
    public static async Task<IReadOnlyList<Guid>> OtherSignersAsync(this HubDb db, Guid? asking, CancellationToken ct)
    {
        var active = await db.Set<Person>().Where(p => p.IsActive && p.TeamId != null && p.Id != asking).Select(p => new { p.Id, p.Roles }).ToListAsync(ct);
        return [.. active.Where(p => Permissions.Of(p.Roles).Contains(Permission.SignDefinitions)).Select(p => p.Id)];
    }
}
