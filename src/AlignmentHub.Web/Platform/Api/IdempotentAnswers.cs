using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Which request it is that may come twice.</summary>
internal sealed record IdempotentRequest(Guid Caller, string Method, string Path, string Key);

/// <summary>The first answers to POSTs, read and written within the act's <see cref="OneTransaction"/>.</summary>
internal sealed class IdempotentAnswers(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private const int ForgottenAtOnce = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Waits until no other request with this key runs, on any server. False when that takes longer than the patience.</summary>
    public async Task<bool> TakeTurnAsync(IdempotentRequest request, TimeSpan patience, CancellationToken ct)
    {
        var name = $"{request.Caller} {request.Method} {request.Path} {request.Key}";
        await using var db = await databases.CreateDbContextAsync(ct);
        try
        {
            await db.Database.ExecuteSqlAsync($"select set_config('lock_timeout', {patience.TotalMilliseconds:f0}::text, true)", ct);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);
            await db.Database.ExecuteSqlAsync($"set local lock_timeout = 0", ct);
            return true;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    public async Task<IdempotentAnswer?> FindAsync(IdempotentRequest request, CancellationToken ct)
    {
        var oldest = clock.GetUtcNow() - Kept;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Of(db, request).AsNoTracking().SingleOrDefaultAsync(a => a.At > oldest, ct);
    }

    /// <summary>Keeps an answer, and forgets some that are too old, so that nobody has to clean up.</summary>
    public async Task KeepAsync(IdempotentRequest request, IdempotentAnswer answer, CancellationToken ct)
    {
        var oldest = clock.GetUtcNow() - Kept;
        await using var db = await databases.CreateDbContextAsync(ct);
        await Of(db, request).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            delete from idempotent_answers
            where ctid in (select ctid from idempotent_answers where at <= {oldest} limit {ForgottenAtOnce} for update skip locked)
            """, ct);
        db.Add(answer);
        await db.SaveChangesAsync(ct);
    }

    private static IQueryable<IdempotentAnswer> Of(HubDb db, IdempotentRequest request) => db.Set<IdempotentAnswer>()
        .Where(a => a.Caller == request.Caller && a.Method == request.Method && a.Path == request.Path && a.Key == request.Key);
}
