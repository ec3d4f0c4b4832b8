using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Sla;
using Npgsql;

namespace AlignmentHub.Benchmarks.Sla;

/// <summary>A sweep over a million clocks of which a thousand fell due, against finding and marking them by hand.</summary>
internal sealed class SweepBench : IBenchmark
{
    private const int Clocks = 1_000_000;
    private const int Due = 1_000;
    private const int Rounds = 9;
    private const double Aim = 3;

    // Every hand-off of the data set has some of them; they are due in the days to come.
    private const string Load =
        """
        insert into sla_clocks (
            id, handoff_id, kind, side, rep_id, team_id, policy_id, policy_version_id, calendar_version_id, started_at, target_minutes, outreach, state, steps_passed,
            steps, due_at, at_risk_at, step_at, look_at)
        select gen_random_uuid(), h.id, 'Outcome', 'Sales', h.rep_id, people.team_id, h.policy_id, h.policy_version_id, calendars.current_version_id, h.at, 240, 1, 'Running', 1,
               array[75, 100, 150], h.at + interval '1 day', h.at, array[h.at, h.at + interval '1 day', h.at + interval '40 days'], h.at + interval '1 day'
        from (
            select handoffs.*, now() + random() * interval '30 days' as at
            from generate_series(1, 1 + $1 / greatest(1, (select count(*)::int from handoffs)))
            cross join handoffs
            limit $1) as h
        join people on people.id = h.rep_id
        cross join (select current_version_id from calendars where is_default) as calendars
        """;

    private const string FallDue =
        """
        update sla_clocks
        set due_at = now() - interval '1 minute', look_at = now() - interval '1 minute', step_at = array[now() - interval '2 minutes', now() - interval '1 minute', step_at[3]]
        where id in (select id from sla_clocks where kind = 'Outcome' and state = 'Running' order by look_at desc limit $1)
        """;

    private const string ByHand =
        """
        with due as (
            select id
            from sla_clocks
            where look_at < now()
            order by look_at
            limit 1000
            for no key update skip locked)
        update sla_clocks
        set state = 'Breached', breached_at = due_at, steps_passed = 2, look_at = step_at[3]
        where id in (select id from due)
        """;

    public string Name => "sweep";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        await DoAsync(hub, Load, Clocks);
        await DoAsync(hub, "vacuum analyze sla_clocks");
        var (sweeps, bare) = (new Sample(), new Sample());
        for (var round = 0; round < Rounds; round++)
        {
            await DoAsync(hub, FallDue, Due);
            bare.Add(await Sample.TimeAsync(() => DoAsync(hub, ByHand)));
            await DoAsync(hub, FallDue, Due);
            sweeps.Add(await Sample.TimeAsync(async () => MustFind((await hub.Get<SweepClocks>().RunAsync()).Breached)));
        }
        var ratio = sweeps.Median / bare.Median;
        return
        [
            new(Name, $"{sweeps.Median:0} ms", $"{bare.Median:0} ms", ratio, $"a sweep that finds {Due} of {Clocks:N0} clocks and writes whom to tell ÷ one indexed select and update", $"≤ {Aim}", ratio <= Aim),
        ];
    }

    private static void MustFind(int breached)
    {
        if (breached != Due) throw new InvalidOperationException($"The sweep found {breached} clocks instead of {Due}.");
    }

    private static async Task DoAsync(BenchHub hub, string sql, int? count = null)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        if (count is { } number) command.Parameters.Add(new() { Value = number });
        await command.ExecuteNonQueryAsync();
    }
}
