namespace AlignmentHub.Web.Platform.Data;

/// <summary>A PostgreSQL of the hub's own under its data folder, started with the hub and stopped with it.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly LocalPostgresOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private Task _keeping = Task.CompletedTask;
    private readonly FolderLock _lock;
    private readonly PostgresCluster _cluster;

    private LocalPostgres(LocalPostgresOptions options, FolderLock folderLock, PostgresCluster cluster, string connectionString, ILogger logger) =>
        (_options, _lock, _cluster, ConnectionString, _logger) = (options, folderLock, cluster, connectionString, logger);

    /// <summary>Leads to the hub's database as its owner, who may create databases and is no superuser.</summary>
    public string ConnectionString { get; }

    /// <exception cref="LocalPostgresException">It cannot run here, or another hub has the data folder.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows()) throw new LocalPostgresException($"On Windows, {PostgresBinaries.Otherwise}");
        options = options with { DataFolder = Path.GetFullPath(options.DataFolder) };
        var folderLock = FolderLock.Take(options.DataFolder);
        try
        {
            var user = await PostgresUser.ForAsync(options.DataFolder, ct);
            var binaries = await PostgresBinaries.FindAsync(options.DataFolder, logger, ct);
            var cluster = new PostgresCluster(options.DataFolder, binaries, user, logger);
            return new(options, folderLock, cluster, await StartAsync(cluster, options, ct), logger);
        }
        catch (Exception e)
        {
            folderLock.Dispose();
            // Ctrl-C reaches PostgreSQL's own tools as well, and their failure is then no news.
            if (e is LocalPostgresException) ct.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Starts the server again whenever it ends, as when the system kills it for its memory. Runs until it is cancelled or the server is let go of.</summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token);
        await (_keeping = LookAfterItAsync(end.Token));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stop.CancelAsync();
            await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _cluster.StopAsync(CancellationToken.None);
            if (_options.ThrowAway) Directory.Delete(_options.DataFolder, recursive: true);
        }
        finally
        {
            _stop.Dispose();
            _lock.Dispose();
        }
    }

    private async Task LookAfterItAsync(CancellationToken ct)
    {
        using var looks = new PeriodicTimer(BetweenLooks);
        while (await looks.WaitForNextTickAsync(ct))
        {
            try
            {
                await _cluster.ReviveAsync(_options.Durable, ct);
            }
            catch (Exception cannot) when (cannot is LocalPostgresException or IOException)
            {
                _logger.NotRevived(cannot);
            }
        }
    }

    private static async Task<string> StartAsync(PostgresCluster cluster, LocalPostgresOptions options, CancellationToken ct)
    {
        await cluster.StopOrphanAsync(ct);
        if (options.ThrowAway) cluster.Remove();
        var password = DatabasePassword.ReadOrCreate(options.DataFolder, mustExist: cluster.Exists);
        if (!cluster.Exists) await cluster.CreateAsync(password, ct);
        try
        {
            var socketFolder = await cluster.StartAsync(options.Durable, ct);
            return await HubDatabase.EnsureAsync(socketFolder, password, ct);
        }
        catch
        {
            // Also after Ctrl-C, when the token is cancelled: the server has to go all the same.
            await cluster.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
