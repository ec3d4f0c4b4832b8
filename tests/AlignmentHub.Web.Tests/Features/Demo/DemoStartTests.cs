using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace AlignmentHub.Web.Tests.Features.Demo;

public sealed class DemoStartTests
{
    // What was written, without the ids that are drawn anew.
    private const string Content =
        """
        select md5(string_agg(md5(part), ' ' order by part)) from (
            select 'lead ' || (to_jsonb(l) - 'version')::text from leads l
            union all select 'account ' || to_jsonb(a)::text from accounts a
            union all select 'activity ' || to_jsonb(a)::text from activities a
            union all select 'score ' || (to_jsonb(s) - 'definition_version_id')::text from lead_scores s
            union all select 'deal ' || to_jsonb(o)::text from opportunities o
            union all select 'hand-off ' || (to_jsonb(h) - array['id', 'pool_id', 'rule_id', 'policy_id', 'policy_version_id', 'definition_version_id'])::text from handoffs h
            union all select 'clock ' || h.lead_id || ' ' || (to_jsonb(c) - array['id', 'handoff_id', 'policy_id', 'policy_version_id', 'calendar_version_id'])::text
                from sla_clocks c join handoffs h on h.id = c.handoff_id
            union all select 'move ' || (to_jsonb(m) - array['id', 'handoff_id', 'definition_version_id'])::text from stage_moves m
            union all select 'outreach ' || (to_jsonb(o) - array['id', 'handoff_id'])::text from outreaches o
            union all select 'turn ' || (to_jsonb(p) - 'pool_id')::text from pool_members p) as parts (part)
        """;

    [Fact]
    public async Task The_same_day_tells_the_same_year()
    {
        await using var first = new DemoHub();
        await using var second = new DemoHub();
        await first.InitializeAsync();
        await second.InitializeAsync();

        Assert.Equal(await first.OneAsync<string>(Content), await second.OneAsync<string>(Content));
    }

    [Theory]
    [InlineData("2026-03-29T10:07:00Z", "a Sunday on which the clocks change")]
    [InlineData("2027-01-01T00:00:00Z", "a holiday at the first instant of a year")]
    [InlineData("2028-02-29T23:59:00Z", "the last minute of a day that is not every year")]
    [InlineData("2026-11-27T15:30:00Z", "a Friday afternoon")]
    public async Task Any_day_has_a_year_behind_it(string now, string because)
    {
        Assert.NotEmpty(because);
        await using var hub = new DemoHub();
        hub.App.Clock.Set(DateTimeOffset.Parse(now, null));
        await hub.InitializeAsync();

        Assert.Equal(900, await hub.OneAsync<long>("select count(*) from handoffs"));
        Assert.Equal(250, await hub.OneAsync<long>("select count(*) from opportunities"));
        Assert.Equal(26, await hub.OneAsync<long>("select count(*) from handoffs where state = 'Assigned'"));
        Assert.True(await hub.OneAsync<long>("select count(*) from sla_clocks where kind = 'Decision' and state = 'Running' and due_at >= $1") > 12);
    }

    [Fact]
    public async Task Who_starts_the_demo_company_as_another_hub_is_told_why_nobody_can_come_in()
    {
        await using var app = new HubApp();
        await app.InitializeAsync();
        var welcome = app.Get<IEnumerable<IHostedService>>().OfType<Welcome>().Single();
        Assert.DoesNotContain(await welcome.LinesAsync("http://hub.test").ToListAsync(), line => line.StartsWith("Demo:", StringComparison.Ordinal));

        await app.Given.RunAsync("insert into hub_settings (key, value) values ($1, '[]')", DemoPersonas.Setting);

        Assert.Contains("--demo", (await welcome.LinesAsync("http://hub.test").ToListAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_knows_somebody_is_left_alone()
    {
        await using var app = new HubApp();
        await app.InitializeAsync();
        app.Settings["Hub:Demo"] = "true";
        await using var again = app.NewHost();
        again.StartServer();

        Assert.Equal(0, await DemoHub.OneAsync<long>(app, "select count(*) from leads"));
        Assert.Equal(1, await DemoHub.OneAsync<long>(app, "select count(*) from people"));
    }

    [Fact]
    public async Task Without_an_administrator_in_the_settings_the_demo_brings_one_and_offers_everybody()
    {
        await using var hub = new DemoHub();
        foreach (var setting in new[] { "Email", "Password", "ApiKey" }) hub.App.Settings[$"Hub:Admin:{setting}"] = "";
        await hub.InitializeAsync();

        var personas = await ((DemoPersonas)hub.App.Host.Services.GetService(typeof(DemoPersonas))!).AllAsync();
        Assert.Equal(["Admin", "Leader", "Marketer", "SalesManager", "SalesRep"], personas.Select(p => p.Role).Distinct().Order());
        Assert.Equal(14, personas.Count);
        await using var db = hub.App.Open();
        Assert.All(await db.Users.ToListAsync(), person => Assert.True(hub.App.Get<Passwords>().IsRight(person, "demo-company")));
    }
}
