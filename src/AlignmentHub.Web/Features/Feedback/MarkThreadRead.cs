using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using AlignmentHub.Domain.Feedback;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Somebody has read a thread up to now.</summary>
public sealed class MarkThreadRead(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid threadId, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ReadLeads).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Set<FeedbackThread>().AnyAsync(t => t.Id == threadId, ct)) return Refusal.Missing("There is no such thread.");

        await MarkAsync(db, threadId, by.Id, clock.GetUtcNow(), ct);
        return Outcome.Done;
    }

    internal static Task MarkAsync(HubDb db, Guid threadId, Guid personId, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync($"""
        insert into feedback_reads (person_id, thread_id, read_at)
        values ({personId}, {threadId}, {now})
        on conflict (person_id, thread_id) do update set read_at = greatest(feedback_reads.read_at, excluded.read_at)
        """, ct);
}
