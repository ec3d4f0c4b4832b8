using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Starts the definition of a stage with its first version, a draft.</summary>
public sealed class CreateDefinition(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome<DraftKey>> RunAsync(string? name, JsonElement document, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;
        if (string.IsNullOrWhiteSpace(name) || name.Length > DefinitionTables.LongestName)
            return Refusal.Field("name", $"A definition needs a name of at most {DefinitionTables.LongestName} characters.");
        var read = DefinitionContent.Parse(document);
        if (read.Value is not { } content) return read.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two who start the same definition at once take turns; the second is told.
        await db.Database.ExecuteSqlAsync($"lock table definitions in share row exclusive mode", ct);
        if (await db.Set<Definition>().AnyAsync(d => d.Stage == content.Stage, ct))
            return new Refusal("There is a definition of this stage already. Make a new draft of it.");

        var now = clock.GetUtcNow();
        var definition = Definition.Create(content.Stage, name.Trim(), now);
        var draft = DefinitionVersion.Draft(definition.Id, 1, content, by.PersonId, now);
        db.AddRange(definition, draft);
        db.Audit(by, "definition.created", definition.LiveTopic, now, after: new { definition.Name, draft.ContentHash });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new DraftKey(definition.Id, draft.Number, draft.Version);
    }
}
