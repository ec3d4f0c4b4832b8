using System.Threading.Channels;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>
/// Tells open pages that leads changed. Not in the transactions that change them: a notification takes a lock of the whole server until its
/// transaction has committed, so thousands of senders would commit one after the other. A crash loses the news and no data.
/// </summary>
public sealed class LeadNews(IDbContextFactory<HubDb> databases) : BackgroundService
{
    /// <summary>Pages look again this often at most, and hear of so many leads by name.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int MostNamed = 20;

    private readonly Channel<Guid> _changed = Channel.CreateBounded<Guid>(new BoundedChannelOptions(MostNamed + 1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell(IReadOnlyList<Guid> leadIds)
    {
        foreach (var id in leadIds.Take(MostNamed + 1)) _changed.Writer.TryWrite(id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            HashSet<Guid> ids = [];
            while (_changed.Reader.TryRead(out var id)) ids.Add(id);
            await using (var db = await databases.CreateDbContextAsync(stoppingToken))
                await db.AnnounceAsync(ids.Count > MostNamed ? ["lead/"] : [.. ids.Select(id => $"lead/{id}")], stoppingToken);

            await Task.Delay(Pause, stoppingToken);
        }
    }
}
