using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>Lets a closed month move again; who did it and why stays on record.</summary>
public sealed class ReopenMonth(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(DateOnly month, string reason, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.CloseMonths).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ClosedMonth>().SingleOrDefaultAsync(m => m.Month == month && m.ReopenedAt == null, ct) is not { } closed)
            return new Refusal("This month is not closed.");

        var now = clock.GetUtcNow();
        if (closed.Reopen(reason, by.PersonId, now).Refusal is { } no) return no;

        db.Audit(by, "month.reopened", $"month/{month:yyyy-MM}", now, before: new { closed.ClosedAt, closed.Model }, reason: closed.ReopenReason);
        return await db.TrySaveAsync(ct);
    }
}
