using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Targets;

/// <summary>Lets leadership say what matters in a quarter.</summary>
public sealed class WriteNote(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(DateOnly quarter, string text, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.SetTargets).Refusal is { } forbidden) return forbidden;
        if (by.PersonId is not { } author) return Refusal.Forbidden("Only people write notes.");

        var written = PeriodNote.Write(quarter, text, author, clock.GetUtcNow());
        if (written.Value is not { } note) return written.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        db.Add(note);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
