using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Suggestions;

/// <summary>Says whether a custom field is filled in only after contact; suggestions then leave it out.</summary>
public sealed class MarkCustomField(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string key, bool isKnownOnlyAfterContact, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (string.IsNullOrWhiteSpace(key) || key.Length > SuggestionTables.LongestKey) return Refusal.Field("key", "Name a custom field.");

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<CustomFieldMark>().FindAsync([key], ct) is not { } mark) db.Add(mark = CustomFieldMark.Of(key));
        mark.Set(isKnownOnlyAfterContact);
        db.Audit(by, "customField.marked", $"customField/{key}", clock.GetUtcNow(), after: new { isKnownOnlyAfterContact });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
