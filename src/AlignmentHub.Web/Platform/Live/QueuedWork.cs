using System.Threading.Channels;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Platform.Live;

/// <summary>Does in the background what was asked for: at the start of a server, and whenever news of the topic comes from any server.</summary>
/// <param name="topic">What is announced when there is something to do, such as <c>import/</c>.</param>
public abstract partial class QueuedWork(string topic, LiveUpdates live, ILogger log) : ServerWork
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // However much news comes while it works, it looks once more.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Everything that is there to do, safe to repeat.</summary>
    protected abstract Task WorkAsync(CancellationToken ct);

    protected override async Task RunAsync(CancellationToken ct)
    {
        using var watcher = live.Watch(topic, () => _news.Writer.TryWrite(true));
        _news.Writer.TryWrite(true);
        await foreach (var _ in _news.Reader.ReadAllAsync(ct)) await TryWorkAsync(ct);
    }

    private async Task TryWorkAsync(CancellationToken ct)
    {
        try
        {
            await WorkAsync(ct);
        }
        catch (Exception lost) when (Outage.Is(lost))
        {
            LogLost(log, lost, topic);
            await Task.Delay(Pause, ct);
            _news.Writer.TryWrite(true);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Work on {Topic} lost the database and goes on shortly", EventName = "WorkLostDatabase")]
    private static partial void LogLost(ILogger log, Exception cause, string topic);
}
