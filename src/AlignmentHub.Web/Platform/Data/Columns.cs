using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Reads columns that may be null.</summary>
internal static class Columns
{
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static Guid? Id(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    public static DateTimeOffset Instant(this NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public static DateTimeOffset? InstantOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static T Value<T>(this NpgsqlDataReader row, int column) where T : struct => row.GetFieldValue<T>(column);

    public static T? ValueOrNull<T>(this NpgsqlDataReader row, int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    public static T Name<T>(this NpgsqlDataReader row, int column) where T : struct, Enum => EnumName<T>.Parse(row.GetString(column));

    public static T? NameOrNull<T>(this NpgsqlDataReader row, int column) where T : struct, Enum => row.IsDBNull(column) ? null : row.Name<T>(column);

    /// <summary>The rows of the statement on which the reader stands; the reader then stands on the next one.</summary>
    public static async Task<List<T>> RowsAsync<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        List<T> rows = [];
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        await reader.NextResultAsync(ct);
        return rows;
    }
}
