using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>The runs that use cases asked for.</summary>
public sealed class JobRequests(IDbContextFactory<HubDb> databases)
{
    /// <summary>Adds one to what the context saves next; <see cref="StartJob.FollowAsync"/> after the commit saves waiting for the next minute.</summary>
    public static void Add(HubDb db, string job, string? note, DateTimeOffset now) =>
        db.Add(new JobRequest { Id = Guid.CreateVersion7(now), Job = job, Note = note, RequestedAt = now });

    /// <summary>Those that a run answers: it began after them. One that was taken up again after a crash may have done half before later ones.</summary>
    public async Task<IReadOnlyList<JobRequest>> OfAsync(JobProgress run, string job, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<JobRequest>().AsNoTracking().Where(r => r.Job == job && r.RequestedAt <= run.StartedAt).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<string>> JobsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<JobRequest>().Select(r => r.Job).Distinct().ToListAsync(ct);
    }

    public async Task EndAsync(IEnumerable<JobRequest> requests, CancellationToken ct)
    {
        Guid[] ids = [.. requests.Select(r => r.Id)];
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Set<JobRequest>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(ct);
    }
}
