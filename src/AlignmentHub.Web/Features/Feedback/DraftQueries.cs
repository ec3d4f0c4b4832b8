using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>A draft that an agreement can be linked to.</summary>
public sealed record DraftChoice(AgreedDraft Draft, string Name)
{
    public string Key => $"{Draft.Id}/{Draft.Version}";
}

/// <summary>The drafts of all definitions, the latest first.</summary>
public sealed class DraftQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<DraftChoice>> OpenAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<DefinitionVersion>().Where(v => v.State == DefinitionState.Draft)
            .OrderByDescending(v => v.CreatedAt)
            .Join(db.Set<Definition>(), v => v.DefinitionId, d => d.Id, (v, d) => new DraftChoice(new AgreedDraft(d.Id, v.Number), d.Name))
            .ToListAsync(ct);
    }
}
