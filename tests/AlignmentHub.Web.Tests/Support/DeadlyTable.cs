using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>Whoever adds a row to this table loses the database, at once or in the middle of the commit, until this is disposed.</summary>
internal sealed class DeadlyTable : IAsyncDisposable
{
    private readonly HubApp _app;

    private DeadlyTable(HubApp app) => _app = app;

    public static async Task<DeadlyTable> OfAsync(HubApp app, string table, bool atTheCommit)
    {
        var deadly = new DeadlyTable(app);
        await deadly.RunAsync($"""
            create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create constraint trigger die after insert on {table} deferrable initially {(atTheCommit ? "deferred" : "immediate")} for each row execute function die()
            """);
        return deadly;
    }

    public async ValueTask DisposeAsync() => await RunAsync("drop function die() cascade");

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
