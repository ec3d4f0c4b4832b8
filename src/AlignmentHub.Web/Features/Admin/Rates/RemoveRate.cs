using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Rates;

/// <summary>Takes a rate away; amounts that were counted with it stay as they are.</summary>
public sealed class RemoveRate(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string currency, DateOnly day, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ExchangeRate>().FindAsync([currency, day], ct) is not { } rate) return Refusal.Missing("There is no rate for this day.");

        db.Remove(rate);
        db.Audit(by, "rate.removed", $"rate/{currency}/{day:yyyy-MM-dd}", clock.GetUtcNow(), before: new { rate.Rate });
        return await db.TrySaveAsync(ct);
    }
}
