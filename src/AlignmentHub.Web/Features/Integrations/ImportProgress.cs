using System.Text.Json;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Writes how far an import is, and tells the pages that show it.</summary>
public sealed class ImportProgress(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <summary>Begins, or goes on after an interruption.</summary>
    public async Task BeginAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<Import>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, ImportState.Running).SetProperty(i => i.StartedAt, i => i.StartedAt ?? now), ct);
        await db.AnnounceAsync([$"import/{id}"], ct);
    }

    /// <summary>Forgets what an interrupted run counted: it was rolled back, so there is nothing to go on from.</summary>
    public async Task ForgetAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<ImportRefusal>().Where(r => r.ImportId == id).ExecuteDeleteAsync(ct);
        await db.Set<Import>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Position, 0).SetProperty(i => i.Rows, 0).SetProperty(i => i.Created, 0).SetProperty(i => i.Updated, 0)
            .SetProperty(i => i.Unchanged, 0).SetProperty(i => i.Refused, 0), ct);
    }

    /// <summary>A stretch that counts: what it made is kept, so that it can be taken back.</summary>
    /// <param name="news">What else the pages should look at again.</param>
    public async Task AddAsync(Import import, ImportStep step, string[] news, CancellationToken ct)
    {
        await AddAsync(import.Id, step, news, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await ImportCreations.KeepAsync(db, import.Id, import.Kind, step.Touched, step.Made, ct);
    }

    /// <param name="news">What else the pages should look at again.</param>
    public async Task AddAsync(Guid id, ImportStep step, string[] news, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<Import>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.Position, step.Position).SetProperty(i => i.Rows, i => i.Rows + step.Rows)
            .SetProperty(i => i.Created, i => i.Created + step.Created).SetProperty(i => i.Updated, i => i.Updated + step.Updated)
            .SetProperty(i => i.Unchanged, i => i.Unchanged + step.Unchanged).SetProperty(i => i.Refused, i => i.Refused + step.Refused.Count), ct);
        await KeepAsync(db, id, step.Refused, ct);
        await db.AnnounceAsync([$"import/{id}", .. news], ct);
    }

    public async Task EndAsync(Guid id, ImportState state, string? problem, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<Import>().Where(i => i.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, state).SetProperty(i => i.Problem, problem).SetProperty(i => i.EndedAt, now), ct);
        await db.AnnounceAsync([$"import/{id}"], ct);
    }

    private static async Task KeepAsync(HubDb db, Guid id, IReadOnlyList<RefusedRow> refused, CancellationToken ct)
    {
        if (refused.Count == 0) return;

        var rows = refused.Select(r => r.Row).ToArray();
        var problems = refused.Select(r => JsonSerializer.Serialize(r.Problems)).ToArray();
        var cells = refused.Select(r => JsonSerializer.Serialize(r.Cells.Select(Storable))).ToArray();
        await db.Database.ExecuteSqlAsync($"""
            insert into import_refusals (import_id, row, problems, cells)
            select {id}, r.row, r.problems::jsonb, r.cells::jsonb
            from unnest({rows}, {problems}, {cells}) as r (row, problems, cells)
            """, ct);
    }

    // PostgreSQL's JSON has no NUL.
    private static string Storable(string cell) => cell.Replace('\0', '\uFFFD');
}
