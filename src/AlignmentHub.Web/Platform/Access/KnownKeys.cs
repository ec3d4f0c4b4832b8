using System.Collections.Concurrent;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>A key that may be used now, and the person it acts as.</summary>
public sealed record KnownKey(Guid Id, IReadOnlyList<ApiScope> Scopes, DateTimeOffset? ExpiresAt, Actor Owner);

/// <summary>The API keys in use, looked up by hash and remembered for seconds, so that a stream of requests asks the database once.</summary>
public sealed class KnownKeys : IDisposable
{
    // The news of a revocation empties the memory at once; this bounds how long a server that lost the news goes on.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<string, (KnownKey Key, DateTimeOffset Until)> _known = new();
    private readonly IDbContextFactory<HubDb> _databases;
    private readonly ActorQueries _actors;
    private readonly TimeProvider _clock;
    private readonly IDisposable[] _watchers;

    public KnownKeys(IDbContextFactory<HubDb> databases, ActorQueries actors, TimeProvider clock, LiveUpdates live)
    {
        (_databases, _actors, _clock) = (databases, actors, clock);
        _watchers = [live.Watch("apiKey/", Forget), live.Watch("person/", Forget), live.Watch("team/", Forget)];
    }

    /// <summary>Drops what is remembered: a key or its owner changed.</summary>
    public void Forget() => _known = new();

    public async Task<KnownKey?> FindAsync(string secret, CancellationToken ct)
    {
        // Whoever looked up before the news came writes into the memory that was thrown away.
        var memory = _known;
        var now = _clock.GetUtcNow();
        var hash = ApiKeySecret.HashOf(secret);
        var name = Convert.ToHexString(hash);
        var key = memory.TryGetValue(name, out var known) && known.Until > now ? known.Key : await LookUpAsync(hash, now, ct);
        if (key is null || key.ExpiresAt <= now) return null;

        memory[name] = (key, known.Key == key ? known.Until : now + Remembered);
        return key;
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
    }

    private async Task<KnownKey?> LookUpAsync(byte[] hash, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await _databases.CreateDbContextAsync(ct);
        if (await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, ct) is not { } key) return null;
        if (await _actors.FindAsync(key.OwnerId, key.Id, ct) is not { } owner) return null;

        await db.Set<ApiKey>()
            .Where(k => k.Id == key.Id && (k.LastUsedAt == null || k.LastUsedAt < now - UseIsNoted))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), ct);
        return new KnownKey(key.Id, key.Scopes, key.ExpiresAt, owner);
    }
}
