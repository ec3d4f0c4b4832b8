using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Sla;

/// <summary>Two processes share a database, and one of them dies at work.</summary>
public sealed class TwoServersTests(HubApp app) : IClassFixture<HubApp>
{
    private const int Clocks = 8000;

    [Fact]
    public async Task A_server_that_dies_in_a_sweep_or_a_nightly_run_loses_no_clock_and_tells_nobody_twice()
    {
        var (rep, manager) = await OverdueAsync();
        using var survivor = await HubServerProcess.StartAsync(app.ConnectionString);
        using (var first = await HubServerProcess.StartAsync(app.ConnectionString))
        {
            await RunAsync(first, "sla-sweep");
            await UntilAsync("select count(*) > 0 from sla_clocks where state = 'Breached'");
            await first.KillAsync();
        }
        await RunAsync(survivor, "sla-sweep");
        await UntilAsync("select not exists (select from sla_clocks where kind = 'Decision' and state = 'Running')");

        await AssertToldOnceAsync(rep, manager);
        await SpoilAsync();
        using (var second = await HubServerProcess.StartAsync(app.ConnectionString))
        {
            await RunAsync(second, "sla-recompute");
            await UntilAsync("select exists (select from sla_clocks where kind = 'Decision' and breached_at is not null)");
            await second.KillAsync();
        }
        await RunAsync(survivor, "sla-recompute");
        await UntilAsync("select not exists (select from sla_clocks where kind = 'Decision' and breached_at is null)");

        await AssertToldOnceAsync(rep, manager);
    }

    /// <summary>Every breach is there once, dated to its due instant, and was told once to each. The servers go by the real clock; at ten past an hour they write digests, too.</summary>
    private async Task AssertToldOnceAsync(params Person[] told)
    {
        Assert.Equal(Clocks, await app.Given.AskAsync<long>("select count(*) from sla_clocks where kind = 'Decision' and state = 'Breached' and breached_at = due_at and steps_passed = 2"));
        foreach (var person in told)
        {
            Assert.Equal(Clocks, await app.Given.AskAsync<long>("select count(distinct cause) from notices where person_id = $1 and kind = 'Breached'", person.Id));
            Assert.Equal(Clocks, await app.Given.AskAsync<long>("select count(*) from notices where person_id = $1", person.Id));
            Assert.Equal(Clocks, await app.Given.AskAsync<long>("select count(*) from outbox_messages where person_id = $1 and kind <> 'RevenueDigest'", person.Id));
        }
    }

    private static async Task RunAsync(HubServerProcess server, string job)
    {
        using var answer = await server.Api.PostAsync(new Uri($"jobs/{job}/run", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    // The server works by its own clock; the database is asked until it is so far, and the test gives up after some minutes.
    private async Task UntilAsync(string question)
    {
        for (var round = 0; round < 9000; round++)
        {
            if (await app.Given.AskAsync<bool>(question)) return;

            await app.Given.AskAsync<string>("select pg_sleep(0.02)::text");
        }
        Assert.Fail($"It never came true: {question}");
    }

    /// <summary>A rep, their manager, and decisions that were due a minute ago, of which nobody was told.</summary>
    private async Task<(Person Rep, Person Manager)> OverdueAsync()
    {
        var manager = await app.Given.PersonAsync(Role.SalesManager);
        var rep = await app.Given.PersonAsync(Role.SalesRep, await app.Given.TeamAsync(TeamSide.Sales, manager.Id));
        await app.Given.AssignedAsync(rep); // the hub makes its policy and its calendar
        await using var db = app.Open();
        await db.Database.ExecuteSqlAsync($"delete from sla_clocks");
        await db.Database.ExecuteSqlAsync($"delete from handoffs");
        await db.Database.ExecuteSqlAsync($"""
            with made as (
                insert into leads (id, email, stage, stage_since, created_at, updated_at)
                select gen_random_uuid(), 'many' || n || '@acme.test', 'HandedOff', now(), now(), now() from generate_series(1, {Clocks}) as n
                returning id),
            handed as (
                insert into handoffs (id, lead_id, pass, state, rep_id, policy_id, policy_version_id, is_manual, snapshot, routing, created_at, assigned_at, version)
                select gen_random_uuid(), made.id, 1, 'Assigned', {rep.Id}, sla_policies.id, sla_policies.current_version_id, false, jsonb_build_object(), jsonb_build_object(), now(), now() - interval '5 hours', 1
                from made, sla_policies
                returning id, policy_id, policy_version_id)
            insert into sla_clocks (
                id, handoff_id, kind, side, rep_id, team_id, policy_id, policy_version_id, calendar_version_id, started_at, target_minutes, outreach, state, steps_passed,
                steps, due_at, at_risk_at, step_at, look_at)
            select gen_random_uuid(), handed.id, 'Decision', 'Sales', {rep.Id}, {rep.TeamId}, policy_id, policy_version_id, calendars.current_version_id, at, 240, 1, 'Running', 0,
                   array[75, 100, 150], at + interval '240 minutes', at + interval '180 minutes',
                   array[at + interval '180 minutes', at + interval '240 minutes', at + interval '360 minutes'], at + interval '180 minutes'
            from handed, calendars, (select now() - interval '241 minutes' as at) as begun
            """);
        await AlwaysOpenAsync(db);
        return (rep, manager);
    }

    // People work around the clock here, so that what is due does not hang on the hour of the test.
    private static Task AlwaysOpenAsync(HubDb db) => db.Database.ExecuteSqlAsync($$"""
        update calendar_versions
        set document = jsonb_build_object('timeZone', 'UTC', 'week', (
            select jsonb_object_agg(day, jsonb_build_array(jsonb_build_array('00:00', '24:00'))) from unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) as day))
        """);

    // As if something had gone wrong that the nightly run puts right.
    private async Task SpoilAsync()
    {
        await using var db = app.Open();
        await db.Database.ExecuteSqlAsync($"update sla_clocks set breached_at = null, due_at = due_at + interval '1 hour' where kind = 'Decision'");
    }
}
