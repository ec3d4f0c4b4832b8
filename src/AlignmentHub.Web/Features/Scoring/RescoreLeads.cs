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

    // Where nearly every score differs, one session of PostgreSQL writes them more slowly than they are found.
    private const int Writers = 2;

    private const int LeadsPerJudging = 500;
    private const long Turn = 5_092_917; // any number that no other advisory lock has

    /// <summary>How many are written at once. Where few differ, up to four times as many leads are remembered as done at once.</summary>
    // They hold their rows for well under a second.
    public int LeadsPerWrite { get; set; } = 5_000;

    /// <param name="after">Where an interrupted run had got to.</param>
    /// <param name="report">Called after each write.</param>
    /// <param name="countAnew">
    /// Whether all activities are read, which finds what came to be wrong. Otherwise leads are scored from what was kept of their activities,
    /// as far as it was kept.
    /// </param>
    public async Task<Rescoring> RunAsync(
        DateTimeOffset at, Guid after = default, Func<Rescoring, Task>? report = null, ScoringOccasion occasion = ScoringOccasion.Nightly, bool countAnew = false,
        CancellationToken ct = default)
    {
        await using var turn = await databases.CreateDbContextAsync(ct);
        await turn.Database.OpenConnectionAsync(ct);
        await turn.Database.ExecuteSqlAsync($"select pg_advisory_lock({Turn})", ct);
        try
        {
            return await RunAsync(turn, new(at, occasion, countAnew), after, report, ct);
        }
        finally
        {
            // The pool would keep the lock with the connection, until somebody needs it again.
            await turn.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }

    private async Task<Rescoring> RunAsync(HubDb turn, RescoringOrder order, Guid after, Func<Rescoring, Task>? report, CancellationToken ct)
    {
        var sum = new Rescoring(0, await rescoring.CountAsync(after, ct), 0, after);
        if (await definitions.NowAsync(turn, ct) is not { } versions) return sum;

        order = order with { CountsAnew = order.CountsAnew || !await rescoring.AreKeptAsync(after, sum.Total, versions, ct) };
        await foreach (var part in rescoring.PartsAsync(after, order.CountsAnew, ct))
        {
            // While scores are written, the next ones are read and scored.
            await foreach (var some in rescoring.ReadAsync(part, versions, order, LeadsPerWrite, ct).AheadAsync(PartsAhead, ct).Chunk(Writers).WithCancellation(ct))
            {
                await Task.WhenAll(some.Select(leads => WriteAsync(leads.News, ct)));
                var judged = 0;
                foreach (var leads in some) judged += await JudgeAsync(leads.ToJudge, order.Occasion, ct);
                sum = new(sum.Leads + some.Sum(l => l.Leads), sum.Total, sum.Changed + some.Sum(l => l.News.Changed) + judged, some[^1].Last);
                if (report is not null) await report(sum);
            }

            // Two hundred megabytes that nobody needs until the next night. Nobody waits for it either.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }

        if (sum.Changed > 0) await turn.AnnounceAsync(["lead/"], ct);
        return sum;
    }

    private async Task WriteAsync(NewScores news, CancellationToken ct)
    {
        using var sent = news;
        if (news.Count == 0) return;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RescoredWrites.WriteAsync(db.Connection, news, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<int> JudgeAsync(IReadOnlyList<(Guid Lead, DateTimeOffset At)> leads, ScoringOccasion occasion, CancellationToken ct)
    {
        var changed = 0;
        foreach (var some in leads.GroupBy(l => l.At).SelectMany(l => l.Chunk(LeadsPerJudging)))
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
