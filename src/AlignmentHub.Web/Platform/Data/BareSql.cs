using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

internal static class BareSql
{
    /// <summary>Runs statements that take nothing and answer nothing, as settings of a session do.</summary>
    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
