using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <summary>A rejection reason as administrators see and set it.</summary>
public sealed record ReasonSheet(
    string Key, string Label, RejectionDisposition Disposition, int? NurtureDays, ReasonSide Side, int CoolDownDays, int Order, bool Active, int Version) : ISheet;

public sealed class ReasonQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<ReasonSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db.Set<RejectionReason>().OrderBy(r => r.Order).ThenBy(r => r.Key)).ToListAsync(ct);
    }

    public async Task<ReasonSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static Task<ReasonSheet?> FindAsync(HubDb db, string key, CancellationToken ct) => Sheets(db.Set<RejectionReason>().Where(r => r.Key == key)).SingleOrDefaultAsync(ct);

    private static IQueryable<ReasonSheet> Sheets(IQueryable<RejectionReason> reasons) => reasons.Select(r => new ReasonSheet(
        r.Key, r.Label, r.Disposition, r.NurtureDays, r.Side, r.CoolDownDays, r.Order, r.IsActive, r.Version));
}
