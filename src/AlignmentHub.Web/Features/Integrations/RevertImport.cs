using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.TakeBack;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Takes an import back: what it made and nobody touched since is removed; what it changed, and what somebody worked with, stays.</summary>
public sealed class RevertImport(IDbContextFactory<HubDb> databases, IEnumerable<RowIngest> kinds, TimeProvider clock)
{
    // Whatever it was about, these pages may show it.
    private static readonly string[] Topics = ["lead/", "opportunity/"];

    public async Task<Outcome> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ImportLeads).Refusal is { } no) return no;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Set<Import>().FromSql($"select * from imports where id = {id} for update").SingleOrDefaultAsync(ct) is not { } import)
            return Refusal.Missing("There is no import with this id.");
        if (import.MayRevert().Refusal is { } early) return early;

        var gone = await kinds.Last(k => k.Kind == import.Kind).TakeBackAsync(db, await MadeAsync(db, id, ct), by, ct);
        if (gone.Refusal is { } forbidden) return forbidden;

        import.Revert(gone.Value);
        db.Audit(by, "import.reverted", import.LiveTopic, clock.GetUtcNow(), after: new { removed = gone.Value, stayed = import.Created - gone.Value });
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync(Topics, ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    private static async Task<MadeThings> MadeAsync(HubDb db, Guid id, CancellationToken ct)
    {
        var made = await db.Set<ImportCreation>().AsNoTracking().Where(c => c.ImportId == id).Select(c => new { c.ThingId, c.Version }).ToListAsync(ct);
        return new([.. made.Select(m => m.ThingId)], [.. made.Select(m => m.Version)]);
    }
}
