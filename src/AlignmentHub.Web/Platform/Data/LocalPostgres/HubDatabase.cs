using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The database and the role of the hub on its private PostgreSQL.</summary>
internal static class HubDatabase
{
    public const string Administrator = "postgres";
    private const string Hub = "hub";

    public static async Task<string> EnsureAsync(string socketFolder, string password, CancellationToken ct)
    {
        await using var administrator = NpgsqlDataSource.Create(ConnectionString(socketFolder, password, Administrator, Administrator));
        if (!await ExistsAsync(administrator, "select exists (select from pg_roles where rolname = $1)", ct))
        {
            // The password is made of hexadecimal digits, so it needs no quoting; a role's password cannot be a parameter.
            await ExecuteAsync(administrator, $"create role {Hub} login createdb password '{password}'", ct);
        }
        if (!await ExistsAsync(administrator, "select exists (select from pg_database where datname = $1)", ct))
        {
            await ExecuteAsync(administrator, $"create database {Hub} owner {Hub}", ct);
        }
        return ConnectionString(socketFolder, password, Hub, Hub);
    }

    private static async Task<bool> ExistsAsync(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Hub });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string ConnectionString(string socketFolder, string password, string user, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Username = user,
        Password = password,
        Database = database,
        // Nobody can listen in on a socket of the same machine.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}
