using AlignmentHub.Benchmarks.Hub;
using Npgsql;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>Makes sure that leads which qualify were handed to sales while they were counted as taken in.</summary>
internal static class Handed
{
    public static async Task<long> CountAsync(BenchHub hub)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select count(*) from handoffs where state = 'Assigned'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static async Task CheckAsync(BenchHub hub, long before, int leads)
    {
        var more = await CountAsync(hub) - before;
        if (more != leads / 10) throw new InvalidOperationException($"Of {leads} leads {more} were handed to a rep; {leads / 10} should have been.");
    }
}
