using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Keeps the mapping that somebody is working on, so that the work can be left and come back to.</summary>
public sealed class SaveDraft(IDbContextFactory<HubDb> databases)
{
    public async Task<Outcome> RunAsync(Guid fileId, FieldMapping mapping, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ImportLeads).Refusal is { } no) return no;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ImportFile>().FindAsync([fileId], ct) is not { } file) return Refusal.Missing("This file is no longer here. Upload it again.");

        file.Draft = mapping.ToJson();
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
