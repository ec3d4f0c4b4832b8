using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>The PostgreSQL of this test run: a private one that goes with it, or the one that HUB_TEST_SERVER names.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private static readonly Lazy<Task<Running>> Started = new(StartAsync);
    private static readonly string Template = $"hub_template_{Guid.NewGuid():n}";

    /// <summary>A connection string for a new database with the hub's schema and no rows.</summary>
    public static async Task<string> CreateDatabaseAsync(string name)
    {
        var server = await Started.Value;
        await ExecuteAsync(server.ConnectionString, $"create database {name} template {Template}");
        return In(server.ConnectionString, name);
    }

    public static async Task DropDatabaseAsync(string name) =>
        await ExecuteAsync((await Started.Value).ConnectionString, $"drop database if exists {name} with (force)");

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated || !Started.Value.IsCompletedSuccessfully) return;
        var server = await Started.Value;
        if (server.Own is null) await DropDatabaseAsync(Template);
        else await server.Own.DisposeAsync();
    }

    private static async Task<Running> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable("HUB_TEST_SERVER") is { Length: > 0 } named ? new Running(null, named) : await StartOwnAsync();
        await ExecuteAsync(server.ConnectionString, $"create database {Template}");
        // A database can be copied only while nobody is connected to it.
        var template = $"{In(server.ConnectionString, Template)};Pooling=false";
        await using var db = new HubDb(new DbContextOptionsBuilder<HubDb>().UseNpgsql(template).Options);
        await db.Database.MigrateAsync();
        return server;
    }

    // Numbered folders instead of random ones: a run that was killed leaves its server behind, and the next one that gets the number ends it.
    private static async Task<Running> StartOwnAsync()
    {
        for (var number = 1; ; number++)
        {
            var folder = Path.Combine(Path.GetTempPath(), $"alignmenthub-tests-{Environment.UserName}-{number}");
            try
            {
                var own = await LocalPostgres.StartAsync(new(folder) { Durable = false, ThrowAway = true }, NullLogger.Instance, CancellationToken.None);
                return new(own, own.ConnectionString);
            }
            catch (LocalPostgresException e) when (e.FolderIsTaken)
            {
                // Another test run has this number.
            }
        }
    }

    private static string In(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 30 }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Running(LocalPostgres? Own, string ConnectionString);
}
