namespace AlignmentHub.Web.Platform;

/// <summary>What a server does in the background for as long as it runs. An exception ends the hub.</summary>
public abstract class ServerWork : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop. The framework knows that by itself, unless the hub could not even start.
        }
    }

    protected abstract Task RunAsync(CancellationToken ct);
}
