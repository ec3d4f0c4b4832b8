using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>The whole app on a database of its own, with a clock that tests move and no job that starts by itself.</summary>
public sealed class HubApp : IAsyncLifetime
{
    public const string AdminEmail = "admin@hub.test";
    public const string AdminPassword = "Correct-horse-9";
    public const string AdminKey = "hub_test_0123456789abcdef0123456789abcdef";

    private TestDatabase _database = null!;

    /// <summary>A Monday morning, so that business hours are open.</summary>
    public StillClock Clock { get; } = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public WebApplicationFactory<Program> Host { get; private set; } = null!;

    /// <summary>Listens on a free port for browsers, instead of answering only the clients made here.</summary>
    public bool ServesBrowsers { get; init; }

    public string ConnectionString => _database.ConnectionString;

    public Given Given => field ??= new Given(this);

    /// <summary>Settings that a test class needs before the app starts.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>What a test class changes in the app's services before it starts.</summary>
    public Action<IServiceCollection> Services { get; set; } = _ => { };

    public T Get<T>() where T : notnull => Host.Services.GetRequiredService<T>();

    public HubDb Open() => Get<IDbContextFactory<HubDb>>().CreateDbContext();

    /// <summary>The API with the administrator's key, as this person if one is named.</summary>
    public HttpClient Api(string? actAs = null)
    {
        var client = Host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", AdminKey);
        if (actAs is not null) client.DefaultRequestHeaders.Add("Hub-Act-As", actAs);
        return client;
    }

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        Host = NewHost();
        if (ServesBrowsers) Host.UseKestrel();
        Host.StartServer();
    }

    /// <summary>Another server of the same hub: same database, own process state.</summary>
    public WebApplicationFactory<Program> NewHost() => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
    {
        host.UseSetting("ConnectionStrings:Hub", ConnectionString);
        host.UseSetting("Hub:Jobs:Enabled", "false");
        host.UseSetting("Hub:Admin:Email", AdminEmail);
        host.UseSetting("Hub:Admin:Password", AdminPassword);
        host.UseSetting("Hub:Admin:ApiKey", AdminKey);
        if (ServesBrowsers) host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        foreach (var (key, value) in Settings) host.UseSetting(key, value);
        host.ConfigureServices(services => Services(services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))));
    });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
    }
}
