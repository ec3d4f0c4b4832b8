using System.Threading.Channels;
using AlignmentHub.Web.Platform.Live;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Runs bulk acts in the background: at the start of a server, and whenever one is started or undone anywhere.</summary>
internal sealed partial class BulkWorker(RunBulkActs acts, LiveUpdates live, IConfiguration configuration, ILogger<BulkWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // However much news comes while it works, it looks once more.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off for tests and for servers that only serve pages.
        if (!configuration.GetValue("Hub:Jobs:Enabled", true)) return;

        using var watcher = live.Watch("bulk/", () => _news.Writer.TryWrite(true));
        _news.Writer.TryWrite(true);
        await foreach (var _ in _news.Reader.ReadAllAsync(stoppingToken)) await WorkAsync(stoppingToken);
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await acts.RunAsync(stoppingToken);
        }
        catch (NpgsqlException lost)
        {
            LogLost(lost);
            await Task.Delay(Pause, stoppingToken);
            _news.Writer.TryWrite(true);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Bulk acts lost the database and go on shortly", EventName = "BulkActsLostDatabase")]
    private partial void LogLost(Exception cause);
}
