using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring.Bulk;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>How far a run over all leads is, and in the end what it did.</summary>
/// <param name="Last">The lead up to which everything is written; an interrupted run goes on behind it.</param>
public sealed record Rescoring(long Leads, long Total, long Changed, Guid Last);

/// <summary>
/// Scores all leads at one instant, writes what differs, then lets qualify or lose its qualification whoever does (semantics.md 3.5, 3.6).
/// The same instant again changes nothing. Of two servers the second waits, and finds nothing to do.
/// </summary>
public sealed class RescoreLeads(RescoreQueries rescoring, ActiveDefinitions definitions, ScoreLeads scoreLeads, IDbContextFactory<HubDb> databases)
{
    private const int PartsAhead = 2;
    private const int LeadsPerJudging = 500;
    private const long Turn = 5_092_917; // any number that no other advisory lock has

    /// <summary>How many are written at once. Where few differ, up to four times as many leads are remembered as done at once.</summary>
    // They hold their rows for well under a second.
    public int LeadsPerWrite { get; set; } = 5_000;

    /// <param name="after">Where an interrupted run had got to.</param>
    /// <param name="report">Called after each write.</param>
    public async Task<Rescoring> RunAsync(
        DateTimeOffset at, Guid after = default, Func<Rescoring, Task>? report = null, ScoringOccasion occasion = ScoringOccasion.Nightly, CancellationToken ct = default)
    {
        await using var turn = await databases.CreateDbContextAsync(ct);
        await turn.Database.OpenConnectionAsync(ct);
        await turn.Database.ExecuteSqlAsync($"select pg_advisory_lock({Turn})", ct);
        try
        {
            return await RunAsync(turn, at, after, report, occasion, ct);
        }
        finally
        {
            // The pool would keep the lock with the connection, until somebody needs it again.
            await turn.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }

    private async Task<Rescoring> RunAsync(
        HubDb turn, DateTimeOffset at, Guid after, Func<Rescoring, Task>? report, ScoringOccasion occasion, CancellationToken ct)
    {
        var sum = new Rescoring(0, await turn.Database.SqlQuery<long>($"select count(*) as \"Value\" from leads where id > {after}").SingleAsync(ct), 0, after);
        if (await definitions.NowAsync(turn, ct) is not { } versions) return sum;

        await foreach (var part in rescoring.PartsAsync(after, ct))
        {
            // While one set of scores is written, the next ones are read and scored.
            await foreach (var leads in rescoring.ReadAsync(part, versions, new(at, occasion), LeadsPerWrite, ct).AheadAsync(PartsAhead, ct))
            {
                var changed = await WriteAsync(turn, leads, occasion, ct);
                sum = new(sum.Leads + leads.Leads, sum.Total, sum.Changed + changed, leads.Last);
                if (report is not null) await report(sum);
            }

            // Two hundred megabytes that nobody needs until the next night. Nobody waits for it either.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }

        if (sum.Changed > 0) await turn.AnnounceAsync(["lead/"], ct);
        return sum;
    }

    private async Task<long> WriteAsync(HubDb turn, RescoredLeads leads, ScoringOccasion occasion, CancellationToken ct)
    {
        if (leads.News.Count > 0)
        {
            await using var transaction = await turn.Database.BeginTransactionAsync(ct);
            await RescoredWrites.WriteAsync(turn.Connection, leads.News, ct);
            await transaction.CommitAsync(ct);
        }

        long changed = leads.News.Count;
        foreach (var some in leads.ToJudge.GroupBy(l => l.At).SelectMany(l => l.Chunk(LeadsPerJudging)))
            changed += await JudgeAsync([.. some.Select(l => l.Lead)], some[0].At, occasion, ct);
        return changed;
    }

    private async Task<int> JudgeAsync(Guid[] leads, DateTimeOffset at, ScoringOccasion occasion, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var changed = await scoreLeads.RunAsync(db, leads, at, occasion, Actor.System, ct);
        await transaction.CommitAsync(ct);
        return changed;
    }
}
