using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>
/// Replays the past of all leads with both versions of a back-test and stores what came of it. Each part is stored with the place where
/// the next begins, so an interrupted run goes on there.
/// </summary>
public sealed class RunBackTest(FactQueries facts, PastQueries past, BackTestFigures figures, IDbContextFactory<HubDb> databases)
{
    /// <summary>What is read at once stays below 150 MB.</summary>
    internal const int LeadsPerPart = 50_000;

    /// <param name="report">Called after each part with the leads done and all leads.</param>
    public async Task RunAsync(Guid id, Func<long, long, Task> report, TimeProvider clock, int leadsPerPart = LeadsPerPart, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var test = await db.Set<BackTest>().SingleAsync(t => t.Id == id, ct);
        var period = figures.PeriodOf(test);
        var current = await db.Set<DefinitionVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == test.ActiveVersionId, ct);
        var count = new BackTestCount(current is null ? null : ScorerOf(current.Document), ScorerOf(test.Document), test.Counted);
        test.Start(await db.Database.SqlQuery<long>($"select count(*) as \"Value\" from leads where created_at < {period.To}").SingleAsync(ct), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        await foreach (var selection in facts.PartsAsync(test.Checkpoint ?? Guid.Empty, leadsPerPart, ct))
        {
            var part = await past.ReadAsync(selection, period, ct);
            await StoreAsync(db, test, selection.Last, part.Leads.Count, count.Replay(test.Id, part, period), count.ToJson(), ct);
            await report(test.Progress, test.Total!.Value);
        }

        test.Finish(JsonSerializer.Serialize(await figures.ReportAsync(db, test, count, ct), Body.Options), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private static LeadScorer ScorerOf(string document) => new(DefinitionDocument.Parse(JsonElement.Parse(document)).Value
        ?? throw new InvalidOperationException("A stored definition cannot be read."));

    private static async Task StoreAsync(HubDb db, BackTest test, Guid last, int leads, List<ReplayedLead> rows, string counted, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (rows.Count > 0) await db.CopyAsync<BackTestLead, ReplayedLead>(rows, ct);
        test.Reach(last, test.Progress + leads, counted);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
