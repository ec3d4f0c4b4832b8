using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>Something that one server does at a time, for longer than a transaction. Held by a session, so that it is free again the moment a server dies.</summary>
public sealed class SessionLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _session;

    private SessionLock(NpgsqlConnection session) => _session = session;

    /// <summary>Null while another one has it.</summary>
    public static async Task<SessionLock?> TryTakeAsync(NpgsqlDataSource database, string name, CancellationToken ct)
    {
        var session = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", session);
        command.Parameters.Add(new() { Value = name });
        if (await command.ExecuteScalarAsync(ct) is true) return new(session);

        await session.DisposeAsync();
        return null;
    }

    /// <summary>A session goes back to the pool, where it would keep the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (_session) await _session.RunAsync("select pg_advisory_unlock_all()", CancellationToken.None);
    }
}
