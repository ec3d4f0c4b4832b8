using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>The database of a hub answers nobody until this is disposed.</summary>
internal sealed class DatabaseOutage : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private DatabaseOutage(string server, string name) => (_server, _name) = (server, name);

    public static async Task<DatabaseOutage> OfAsync(HubApp app)
    {
        var own = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        var name = own.Database!;
        own.Database = "postgres";
        own.Pooling = false;
        var outage = new DatabaseOutage(own.ConnectionString, name);
        await outage.ExecuteAsync($"alter database {name} with allow_connections false");
        await outage.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        return outage;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"alter database {_name} with allow_connections true");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
