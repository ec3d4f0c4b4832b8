using AlignmentHub.Benchmarks.Ingest;
using Npgsql;

namespace AlignmentHub.Benchmarks.Pages;

/// <summary>News without the hub: a row and its NOTIFY in one transaction, and a connection that listens.</summary>
internal sealed class BareNews : IAsyncDisposable
{
    private readonly NpgsqlConnection _sender;
    private readonly NpgsqlConnection _listener;

    private BareNews(NpgsqlConnection sender, NpgsqlConnection listener) => (_sender, _listener) = (sender, listener);

    public static async Task<BareNews> StartAsync(NpgsqlDataSource database)
    {
        var news = new BareNews(await database.OpenConnectionAsync(), await database.OpenConnectionAsync());
        await using var make = new NpgsqlCommand("create table bench_news (number int, told text)", news._sender);
        await make.ExecuteNonQueryAsync();
        await using var listen = new NpgsqlCommand("listen bench_news", news._listener);
        await listen.ExecuteNonQueryAsync();
        return news;
    }

    public async Task SendAndHearAsync(IncomingLead lead)
    {
        var hearing = _listener.WaitAsync();
        await using var send = new NpgsqlCommand("with told as (insert into bench_news values ($1, $2) returning number) select pg_notify('bench_news', number::text) from told", _sender);
        send.Parameters.Add(new() { Value = lead.Number });
        send.Parameters.Add(new() { Value = lead.Email });
        await send.ExecuteNonQueryAsync();
        await hearing;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var drop = new NpgsqlCommand("drop table bench_news", _sender)) await drop.ExecuteNonQueryAsync();
        await _sender.DisposeAsync();
        await _listener.DisposeAsync();
    }
}
