using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlignmentHub.Benchmarks.Hub;

/// <summary>The hub as in production, over HTTP, on a PostgreSQL of its own that keeps what it commits.</summary>
internal sealed class BenchHub : IAsyncDisposable
{
    public const string AdminKey = "hub_bench_0123456789abcdef0123456789abcdef";

    private readonly LocalPostgres _postgres;
    private readonly WebApplicationFactory<Program> _app;

    private BenchHub(LocalPostgres postgres, WebApplicationFactory<Program> app) =>
        (_postgres, _app, Bare) = (postgres, app, NpgsqlDataSource.Create(BareSettings(postgres)));

    /// <summary>The instant at which the data set ends.</summary>
    public DateTimeOffset End { get; } = Kept.End ?? new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>Who is in it.</summary>
    public Cast Cast => field ??= Cast.At(End.AddDays(-Size.Days));

    /// <summary>The same server without the hub in between: what figures are compared with.</summary>
    public NpgsqlDataSource Bare { get; }

    public Uri Address => _app.ClientOptions.BaseAddress;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts it and fills it, unless it was kept.</summary>
    public static async Task<BenchHub> StartAsync(Func<BenchHub, Task> load)
    {
        using var quiet = LoggerFactory.Create(_ => { });
        var postgres = await LocalPostgres.StartAsync(new(Kept.Folder ?? Folder()) { ThrowAway = Kept.Folder is null }, quiet.CreateLogger<BenchHub>(), CancellationToken.None);
        var hub = new BenchHub(postgres, new WebApplicationFactory<Program>().WithWebHostBuilder(host => Configure(host, postgres.ConnectionString)));
        try
        {
            hub._app.UseKestrel();
            hub._app.StartServer();
            if (!Kept.IsLoaded)
            {
                await load(hub);
                Kept.Mark(hub.End);
            }

            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with a connection of its own that stays open.</summary>
    public HttpClient NewClient()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", AdminKey);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Bare.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private static void Configure(IWebHostBuilder host, string database)
    {
        host.UseEnvironment("Production");
        host.UseSolutionRelativeContentRoot("src/AlignmentHub.Web");
        host.UseStaticWebAssets();
        host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        host.UseSetting("ConnectionStrings:Hub", database);
        // What jobs do at night would fall into whatever is being measured.
        host.UseSetting("Hub:Jobs:Enabled", "false");
        host.UseSetting("Hub:Admin:Email", "admin@hub.test");
        host.UseSetting("Hub:Admin:Password", Cast.RepPassword);
        host.UseSetting("Hub:Admin:ApiKey", AdminKey);
        host.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter(null, LogLevel.Warning));
        host.ConfigureServices(services =>
        {
            services.AddSingleton<CommandCapture>();
            services.ConfigureDbContext<HubDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<CommandCapture>()));
        });
    }

    // Statements are prepared as the hub's are, and none waits for a connection.
    private static NpgsqlConnectionStringBuilder BareSettings(LocalPostgres postgres) => new(postgres.ConnectionString) { MaxAutoPrepare = 200, MinPoolSize = 8 };

    /// <summary>Not under the temporary folder, which may be kept in memory, where committing costs nothing.</summary>
    private static string Folder() => Path.Combine(Directory.Exists("/var/tmp") ? "/var/tmp" : Path.GetTempPath(), $"alignmenthub-bench-{Environment.UserName}");
}
