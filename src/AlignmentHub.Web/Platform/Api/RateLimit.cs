using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Counts the requests of each key in the present minute. Off unless <c>Hub:RateLimit:PerMinute</c> is set; each server counts for itself.</summary>
public sealed class RateLimit(IOptions<HubOptions> options, TimeProvider clock)
{
    private const int SecondsInWindow = 60;

    private readonly ConcurrentDictionary<Guid, (long Minute, int Count)> _used = new();

    /// <summary>How many seconds to wait; absent when the request may pass.</summary>
    public int? Count(Guid keyId)
    {
        if (options.Value.RateLimit.PerMinute is not (> 0 and var allowed)) return null;

        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        var minute = second / SecondsInWindow;
        var (_, count) = _used.AddOrUpdate(keyId, (minute, 1), (_, last) => last.Minute == minute ? (minute, last.Count + 1) : (minute, 1));
        return count > allowed ? (int)(SecondsInWindow - (second % SecondsInWindow)) : null;
    }
}
