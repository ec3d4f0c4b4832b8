using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>
/// Statements that travel together in one round trip, inside the transaction of their context. They take whole columns as arrays, so that
/// one row and a thousand run the same statement, and each sees what the ones before it did.
/// </summary>
internal sealed class SqlBatch(HubDb db) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = db.Connection.CreateBatch();
    private readonly List<(NpgsqlBatchCommand Command, int Rows)> _expected = [];

    public bool IsEmpty => _batch.BatchCommands.Count == 0;

    /// <summary>Adds a statement; its parameters are $1, $2, … in the order in which they are given.</summary>
    public SqlStatement Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return new(command);
    }

    /// <summary>Adds a statement that has to change so many rows; with fewer, somebody else was there first.</summary>
    public SqlStatement Add(string sql, int rows)
    {
        var statement = Add(sql);
        _expected.Add((_batch.BatchCommands[^1], rows));
        return statement;
    }

    /// <summary>Open pages hear of it when the transaction commits.</summary>
    public void Announce(string[] topics) => Add($"select pg_notify('{HubDb.LiveChannel}', topic) from unnest($1) as topic").With(topics);

    /// <summary>Sends statements that answer nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (IsEmpty) return;

        await _batch.ExecuteNonQueryAsync(ct);
        foreach (var (command, rows) in _expected)
            if ((int)command.RecordsAffected != rows) throw new ContentionException($"{command.RecordsAffected} of {rows} rows were left to change.");
    }

    /// <summary>Sends the statements; the reader stands on the rows of the first one that answers rows.</summary>
    public Task<NpgsqlDataReader> ReadAsync(CancellationToken ct) => _batch.ExecuteReaderAsync(ct);

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}

/// <summary>A statement that still takes parameters.</summary>
internal readonly struct SqlStatement(NpgsqlBatchCommand command)
{
    public SqlStatement With<T>(T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return this;
    }

    /// <summary>One member of all rows as an array.</summary>
    public SqlStatement Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> member)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = member(rows[i]);
        return With(column);
    }

    /// <summary>Values of an enum as the texts that the database holds.</summary>
    public SqlStatement Names<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T?> member) where T : struct, Enum =>
        Column(rows, row => member(row) is { } value ? EnumName<T>.Of(value) : null);
}

/// <summary>The names of an enum, which the runtime would look up by reflection each time.</summary>
internal static class EnumName<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, v => v.ToString());
    private static readonly Dictionary<string, T> Values = Names.ToDictionary(n => n.Value, n => n.Key);

    public static string Of(T value) => Names[value];

    public static T Parse(string name) => Values[name];
}
