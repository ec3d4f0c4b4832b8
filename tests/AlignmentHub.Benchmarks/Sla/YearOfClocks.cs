using AlignmentHub.Benchmarks.Hub;
using Npgsql;

namespace AlignmentHub.Benchmarks.Sla;

/// <summary>Fills a year with promises, so that a scorecard has as many to count as a large hub.</summary>
internal static class YearOfClocks
{
    /// <summary>HUB_BENCH_CLOCKS sets another size, for machines that are busy or small.</summary>
    public static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("HUB_BENCH_CLOCKS"), out var count) ? count : 1_000_000;

    /// <summary>Copies of the data set's own clocks with other ids and due instants, until there are enough of them.</summary>
    public static async Task FillAsync(BenchHub hub)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await using var fill = new NpgsqlCommand("""
            with had as (select c, row_number() over () - 1 as place from sla_clocks c limit 1000)
            insert into sla_clocks overriding user value
            select copy.*
            from generate_series(1, $1 - (select count(*)::int from sla_clocks)) as k
            join had on had.place = k % 1000
            cross join lateral jsonb_populate_record(had.c, jsonb_build_object(
                'id', gen_random_uuid(), 'due_at', $2 - make_interval(secs => (k * 31.0) % (365 * 86400)), 'breached_at', null, 'look_at', null,
                'state', (array['Met', 'Met', 'Met', 'MetLate', 'Cancelled', 'Reassigned'])[1 + k % 6], 'ended_at', $2)) as copy
            """, connection) { CommandTimeout = 3600 };
        fill.Parameters.Add(new() { Value = Count });
        fill.Parameters.Add(new() { Value = hub.End });
        await fill.ExecuteNonQueryAsync();
        await using var settle = new NpgsqlCommand("vacuum analyze sla_clocks", connection) { CommandTimeout = 3600 };
        await settle.ExecuteNonQueryAsync();
    }
}
