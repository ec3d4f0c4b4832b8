using AlignmentHub.Benchmarks.Hub;
using Npgsql;

namespace AlignmentHub.Benchmarks.Handoffs;

/// <summary>The least that an assignment writes, without the hub: three rows like the hub's own, in tables with the same indexes and checks.</summary>
internal sealed class BareAssignment(BenchHub hub)
{
    private static string[] _inserts = [];

    public async Task CreateAsync()
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        _inserts =
        [
            await CopyAsync(connection, "handoffs", "id", "lead_id"),
            await CopyAsync(connection, "sla_clocks", "id", "handoff_id"),
            await CopyAsync(connection, "stage_moves", null, "lead_id"),
        ];
    }

    /// <summary>One transaction, each statement a round trip of its own.</summary>
    public static async Task InsertAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var insert in _inserts)
        {
            await using var command = new NpgsqlCommand(insert, connection, transaction);
            command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    /// <summary>A table like this one with the rows it has, and one of them to take everything from that is not a key.</summary>
    private static async Task<string> CopyAsync(NpgsqlConnection connection, string table, string? key, string other)
    {
        await using var create = new NpgsqlCommand($"""
            drop table if exists bare_{table}, bare_{table}_one;
            create table bare_{table} (like {table} including all);
            create table bare_{table}_one as select * from {table} limit 1;
            select string_agg(column_name, ',')
            from information_schema.columns
            where table_name = '{table}' and table_schema = current_schema() and is_generated = 'NEVER' and is_identity = 'NO'
              and column_name not in ('{key}', '{other}')
            """, connection) { CommandTimeout = 300 };
        var rest = (string)(await create.ExecuteScalarAsync())!;
        return key is null
            ? $"insert into bare_{table} ({other}, {rest}) select $1, {rest} from bare_{table}_one where $2::uuid is not null"
            : $"insert into bare_{table} ({key}, {other}, {rest}) select $1, $2, {rest} from bare_{table}_one";
    }
}
