using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>A value of a column of type jsonb, or json.</summary>
internal sealed record Json(string Text, NpgsqlDbType Type = NpgsqlDbType.Jsonb);

/// <summary>Loads rows by binary COPY.</summary>
internal static class CopyIn
{
    public static async Task RowsAsync(NpgsqlConnection connection, string table, string columns, IEnumerable<object?[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({columns}) from stdin (format binary)");
        // Checking the references of a million rows takes longer than a statement may elsewhere.
        copy.Timeout = TimeSpan.FromMinutes(10);
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in row) await WriteAsync(copy, value);
        }

        await copy.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value) => value switch
    {
        null => copy.WriteNullAsync(),
        Json json => copy.WriteAsync(json.Text, json.Type),
        _ => copy.WriteAsync(value),
    };
}
