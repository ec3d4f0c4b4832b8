using System.Threading.Channels;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Platform.Live;

/// <summary>
/// Tells the open pages of every server what writers of many rows have committed. Not in their transactions: a notification takes a lock of the
/// whole server until its transaction has committed, so thousands of senders would commit one after the other. A server that is killed at that
/// moment loses the news and no data.
/// </summary>
public sealed partial class LiveNews(NpgsqlDataSource database, ILogger<LiveNews> log) : ServerWork
{
    /// <summary>From so many of a kind on, pages are told once and look again, instead of one by one.</summary>
    public const int MostNamed = 20;

    /// <summary>Pages look again this often at most.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _isNews = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private Dictionary<string, HashSet<string>> _waiting = [];

    public void Tell(IReadOnlyCollection<string> topics)
    {
        if (topics.Count == 0) return;

        lock (_gate)
        {
            foreach (var topic in topics) Keep(topic);
        }
        _isNews.Writer.TryWrite(true);
    }

    /// <summary>Sends what was committed last, too.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TrySendAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken ct)
    {
        await foreach (var _ in _isNews.Reader.ReadAllAsync(ct))
            await Task.Delay(await TrySendAsync(ct) ? Pause : Outage, ct);
    }

    private void Keep(string topic)
    {
        var kind = topic[..(topic.IndexOf('/', StringComparison.Ordinal) + 1)];
        if (!_waiting.TryGetValue(kind, out var named)) _waiting[kind] = named = [];
        if (named.Count <= MostNamed) named.Add(topic);
    }

    private async Task<bool> TrySendAsync(CancellationToken ct)
    {
        Dictionary<string, HashSet<string>> news;
        lock (_gate) (news, _waiting) = (_waiting, []);
        string[] topics = [.. news.SelectMany(kind => kind.Value.Count > MostNamed ? [kind.Key] : (IEnumerable<string>)kind.Value)];
        if (topics.Length == 0) return true;

        try
        {
            await using var send = database.CreateCommand($"select pg_notify('{HubDb.LiveChannel}', topic) from unnest($1) as topic");
            send.Parameters.AddWithValue(topics);
            await send.ExecuteNonQueryAsync(ct);
            return true;
        }
        catch (Exception lost) when (lost is NpgsqlException or ObjectDisposedException)
        {
            // A server that is taken down may have let go of the database already: as with one that is killed, news is lost and no data.
            LogLost(lost, topics.Length);
            Tell(topics);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Topics} topics of news wait for the database")]
    private partial void LogLost(Exception cause, int topics);
}
