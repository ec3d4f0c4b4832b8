using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A database of its own, copied in milliseconds from one that is migrated once.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name;

    private TestDatabase(string name, string connectionString) => (_name, ConnectionString) = (name, connectionString);

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var name = $"hub_{Guid.NewGuid():n}";
        return new(name, await TestServer.CreateDatabaseAsync(name));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new(ConnectionString));
        await TestServer.DropDatabaseAsync(_name);
    }
}
