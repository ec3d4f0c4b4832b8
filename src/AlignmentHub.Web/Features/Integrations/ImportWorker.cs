using System.Threading.Channels;
using AlignmentHub.Web.Platform.Live;
using Npgsql;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Runs imports in the background: at the start of a server, and whenever one is queued anywhere.</summary>
internal sealed partial class ImportWorker(RunImports imports, LiveUpdates live, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // However much news comes while it works, it looks once more.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = live.Watch("import/", () => _news.Writer.TryWrite(true));
        _news.Writer.TryWrite(true);
        await foreach (var _ in _news.Reader.ReadAllAsync(stoppingToken)) await WorkAsync(stoppingToken);
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await imports.RunAsync(stoppingToken);
        }
        catch (NpgsqlException lost)
        {
            LogLost(lost);
            await Task.Delay(Pause, stoppingToken);
            _news.Writer.TryWrite(true);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Imports lost the database and go on shortly", EventName = "ImportsLostDatabase")]
    private partial void LogLost(Exception cause);
}
