using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>A thing that an import made, with the version it left it at, so that the import can be taken back.</summary>
public sealed class ImportCreation
{
    public Guid ImportId { get; init; }

    /// <summary>A lead, an account, an activity, a deal or a campaign, as the kind of the import says.</summary>
    public Guid ThingId { get; init; }

    public int Version { get; init; }
}

internal static class ImportCreations
{
    /// <summary>Keeps what a stretch of an import made, and at what version it left what earlier ones made.</summary>
    public static Task KeepAsync(HubDb db, Guid import, ImportKind kind, IReadOnlyList<Guid> touched, Guid[] created, CancellationToken ct) => kind switch
    {
        ImportKind.Leads => KeepAsync(db, import, "leads", touched, created, ct),
        ImportKind.Accounts => KeepAsync(db, import, "accounts", touched, created, ct),
        ImportKind.Opportunities => KeepAsync(db, import, "opportunities", touched, created, ct),
        ImportKind.Campaigns => KeepAsync(db, import, "campaigns", touched, created, ct),
        // What once happened has no versions.
        ImportKind.Activities => db.Database.ExecuteSqlAsync($"insert into import_creations (import_id, thing_id, version) select {import}, id, 0 from unnest({created}) as id", ct),
    };

    private static async Task KeepAsync(HubDb db, Guid import, string table, IReadOnlyList<Guid> touched, Guid[] created, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add($"insert into import_creations (import_id, thing_id, version) select $1, id, version from {table} where id = any($2)").With(import).With(created);
        batch.Add($"update import_creations c set version = t.version from {table} t where c.import_id = $1 and c.thing_id = t.id and t.id = any($2)")
            .With(import).With<Guid[]>([.. touched]);
        await batch.RunAsync(ct);
    }
}
