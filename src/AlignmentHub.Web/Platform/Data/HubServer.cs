using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The PostgreSQL that the hub uses: the one that the settings name, else one of its own that lives as long as the hub does.</summary>
public sealed class HubServer : IAsyncDisposable
{
    private readonly LocalPostgres? _own;

    private HubServer(string connectionString, LocalPostgres? own) => (ConnectionString, _own) = (connectionString, own);

    public string ConnectionString { get; }

    /// <summary>Reads <c>ConnectionStrings:Hub</c> and <c>Hub:DataFolder</c> (default: the folder <c>data</c> where the hub was started).</summary>
    public static async Task<Outcome<HubServer>> StartAsync(IConfiguration configuration, CancellationToken ct)
    {
        try
        {
            return configuration.GetConnectionString("Hub") is { Length: > 0 } named ? await NamedAsync(named, ct) : await OwnAsync(configuration, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new Refusal("Stopped before the database was up.");
        }
    }

    /// <summary>Keeps the hub's own PostgreSQL running until it is cancelled; somebody else's is theirs to keep.</summary>
    public Task KeepAsync(CancellationToken ct) => _own?.KeepAsync(ct) ?? Task.Delay(Timeout.Infinite, ct);

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Outcome<HubServer>> NamedAsync(string connectionString, CancellationToken ct) =>
        (await NamedDatabase.ReachAsync(connectionString, ct)).Refusal is { } refusal ? refusal : new HubServer(connectionString, null);

    private static async Task<Outcome<HubServer>> OwnAsync(IConfiguration configuration, CancellationToken ct)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddHubLogs(configuration));
        try
        {
            var folder = configuration["Hub:DataFolder"] is { Length: > 0 } chosen ? chosen : await PostgresUser.DefaultFolderAsync(ct);
            var own = await LocalPostgres.StartAsync(new LocalPostgresOptions(folder), logs.CreateLogger<LocalPostgres>(), ct);
            return new HubServer(own.ConnectionString, own);
        }
        catch (LocalPostgresException cannot)
        {
            return new Refusal(cannot.Message);
        }
    }
}

internal sealed class KeepServer(HubServer server) : ServerWork
{
    protected override Task RunAsync(CancellationToken ct) => server.KeepAsync(ct);
}
