using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A reason that reps may give, and what follows from it.</summary>
public sealed record ReasonLine(string Key, string Label, RejectionDisposition Disposition, int? NurtureDays)
{
    public bool NeedsComment => Key == RejectionReason.OtherKey;
}

/// <summary>The reasons for a rejection, in their order.</summary>
public sealed class ReasonQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<ReasonLine>> ActiveAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<RejectionReason>().Where(r => r.IsActive).OrderBy(r => r.Order).ThenBy(r => r.Key)
            .Select(r => new ReasonLine(r.Key, r.Label, r.Disposition, r.NurtureDays))
            .ToListAsync(ct);
    }
}
