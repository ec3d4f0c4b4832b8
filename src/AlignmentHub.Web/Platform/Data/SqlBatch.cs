using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>
/// Statements that travel together in one round trip, inside the transaction of their context. They take whole columns as arrays, so that
/// one row and a thousand run the same statement, and each sees what the ones before it did.
/// </summary>
internal sealed class SqlBatch(HubDb db) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = db.Connection.CreateBatch();
    private readonly List<string> _topics = [];

    private bool IsEmpty => _batch.BatchCommands.Count == 0;

    /// <summary>
    /// From here on the transaction plans each statement once and keeps the plan. Statements over arrays of keys have one good plan; left to
    /// itself PostgreSQL plans them anew every time, which takes ten times as long as running them for one row.
    /// </summary>
    public void KeepPlans() => Add("set local plan_cache_mode = force_generic_plan");

    /// <summary>The same, and in its second column the answer to a question that has one or none.</summary>
    public void KeepPlans(string question) => Add($"select set_config('plan_cache_mode', 'force_generic_plan', true), ({question})");

    /// <summary>Adds a statement; its parameters are $1, $2, … in the order in which they are given.</summary>
    public SqlStatement Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return new(command);
    }

    /// <summary>Open pages hear of it once the transaction has committed.</summary>
    public void Announce(IEnumerable<string> topics) => _topics.AddRange(topics);

    /// <summary>Sends statements whose answers nobody needs.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!IsEmpty) await _batch.ExecuteNonQueryAsync(ct);
        db.TellOnCommit(_topics);
    }

    /// <summary>Sends the statements and the commit together, which saves a round trip.</summary>
    public async Task CommitAsync(IDbContextTransaction transaction, CancellationToken ct)
    {
        if (OneTransaction.Current is null) Add("commit");
        await RunAsync(ct);
        if (OneTransaction.Current is not null) await transaction.CommitAsync(ct);
        else db.TellNews();
    }

    /// <summary>Sends the statements; the reader stands on the rows of the first one that answers rows.</summary>
    public async Task<NpgsqlDataReader> ReadAsync(CancellationToken ct)
    {
        var reader = await _batch.ExecuteReaderAsync(ct);
        db.TellOnCommit(_topics);
        return reader;
    }

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
