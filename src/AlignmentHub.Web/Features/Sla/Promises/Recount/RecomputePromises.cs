using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises.Recount;

/// <param name="Subjects">Threads and requests.</param>
/// <param name="Changed">Promises that were otherwise than their history says.</param>
public sealed record PromisesRecomputed(long Subjects, long Changed);

/// <summary>
/// Works the promise of every answer and delivery out again from what was written, agreed on and delivered. Events and sweeps leave nothing to change,
/// so whatever differs is a bug in them: it is logged as an error and set right.
/// </summary>
public sealed partial class RecomputePromises(IDbContextFactory<HubDb> databases, AnswerCases answers, TimeProvider clock, ILogger<RecomputePromises> log)
{
    private const int BatchSize = 500;

    public async Task<PromisesRecomputed> RunAsync(CancellationToken ct = default)
    {
        var answered = await AllAsync((db, after) => answers.ReadAsync(db, after, BatchSize, ct), ct);
        var delivered = await AllAsync((db, after) => DeliveryCases.ReadAsync(db, after, BatchSize, ct), ct);
        return new(answered.Subjects + delivered.Subjects, answered.Changed + delivered.Changed);
    }

    private async Task<PromisesRecomputed> AllAsync(Func<HubDb, Guid, Task<IReadOnlyList<PromiseCase>>> read, CancellationToken ct)
    {
        var sum = new PromisesRecomputed(0, 0);
        for (var after = Guid.Empty; ;)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var cases = await read(db, after);
            if (cases is not [.., var last]) return sum;

            var differing = await PromiseMending.RunAsync(db, cases, clock.GetUtcNow(), ct);
            if (differing.Count > 0) await db.AnnounceAsync([SweepClocks.Topic, "feedback/"], ct);
            await transaction.CommitAsync(ct);
            foreach (var one in differing) LogDifference(log, one.PromiseId, one.SubjectId, one.Mistake);
            sum = new(sum.Subjects + cases.Count, sum.Changed + differing.Count);
            after = last.SubjectId;
        }
    }

    [LoggerMessage(LogLevel.Error, "The promise {PromiseId} on {SubjectId} was not as its history says ({Mistake}); it is set right", EventName = "PromiseDiffered")]
    private static partial void LogDifference(ILogger log, Guid promiseId, Guid subjectId, PromiseMistake mistake);
}
