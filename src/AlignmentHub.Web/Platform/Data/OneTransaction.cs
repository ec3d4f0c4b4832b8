using AlignmentHub.Web.Platform.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>
/// Everything that one request does in the database, in one transaction, however many contexts and transactions its use cases open:
/// what they commit counts when this commits. So the answer to the request can be stored with the act, or neither is.
/// </summary>
public sealed class OneTransaction : IAsyncDisposable
{
    private static readonly AsyncLocal<OneTransaction?> Flow = new();

    private readonly NpgsqlConnection _connection;
    private readonly List<string> _news = [];
    private LiveNews? _live;
    private bool _ended;
    private int _savepoints;

    private OneTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, Transaction) = (connection, transaction);

    /// <summary>The one that the present call runs in; absent almost everywhere.</summary>
    public static OneTransaction? Current => Flow.Value is { _ended: false } open ? open : null;

    public NpgsqlTransaction Transaction { get; }

    internal string LastSavepoint { get; private set; } = "";

    public static async Task<OneTransaction> BeginAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        return new OneTransaction(connection, await connection.BeginTransactionAsync(ct));
    }

    /// <summary>From here on contexts made by this call, and by what it calls, take part.</summary>
    public void Enter() => Flow.Value = this;

    /// <summary>Lets everything count, and then tells the pages.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        try
        {
            await Transaction.CommitAsync(ct);
        }
        catch (NpgsqlException lost)
        {
            Outage.MarkAsOfCommit(lost);
            throw;
        }

        _live?.Tell(_news);
    }

    /// <summary>What was started meanwhile and goes on in the background gets contexts of its own again.</summary>
    public void Leave() => _ended = true;

    public async ValueTask DisposeAsync()
    {
        Leave();
        await Transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    internal bool Holds(NpgsqlConnection connection) => connection == _connection;

    internal void TellOnCommit(LiveNews live, IEnumerable<string> topics)
    {
        _live = live;
        _news.AddRange(topics);
    }

    internal HubDb NewContext(DbContextOptions<HubDb> options)
    {
        var db = new HubDb(new DbContextOptionsBuilder<HubDb>(options).UseNpgsql(_connection).Options);
        // One failed statement spoils the whole transaction unless it stands behind a savepoint.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    /// <summary>Marks where a use case's own transaction begins.</summary>
    internal async Task SaveAsync(CancellationToken ct)
    {
        LastSavepoint = $"hub_{++_savepoints}";
        await Transaction.SaveAsync(LastSavepoint, ct);
    }
}
