using Npgsql;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>A row that nobody else can change until this is disposed, so that two people's acts on it meet for certain.</summary>
internal sealed class HeldRow : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private HeldRow(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<HeldRow> OfAsync(HubApp app, string table, Guid id)
    {
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var held = new HeldRow(connection, await connection.BeginTransactionAsync());
        await using var command = new NpgsqlCommand($"select from {table} where id = $1 for update", connection);
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync();
        return held;
    }

    /// <summary>Until so many wait for it.</summary>
    public async Task WaitedForAsync(int by)
    {
        await using var command = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", _connection);
        while ((long)(await command.ExecuteScalarAsync())! < by)
        {
            // Asking is the pause.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
