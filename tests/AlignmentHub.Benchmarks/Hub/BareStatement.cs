using Npgsql;

namespace AlignmentHub.Benchmarks.Hub;

/// <summary>A statement as the hub sent it.</summary>
internal sealed record BareStatement(string Text, IReadOnlyList<NpgsqlParameter> Parameters)
{
    /// <summary>Runs the statements one after the other on one connection and reads every value.</summary>
    public static async Task RunAsync(NpgsqlDataSource database, IEnumerable<BareStatement> statements)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement.Text, connection);
            foreach (var parameter in statement.Parameters) command.Parameters.Add(parameter.Clone());
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var column = 0; column < rows.FieldCount; column++) rows.GetValue(column);
        }
    }
}
