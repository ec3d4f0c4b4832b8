using System.Net;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

/// <summary>From what a lead does to the rep who gets it, through the running app.</summary>
public sealed class QualifiedLeadsTests(HubApp app) : IClassFixture<HubApp>, IAsyncLifetime
{
    private const int Leads = 64;
    private const int Connections = 8;

    private Given Given => app.Given;

    public async ValueTask InitializeAsync() => await Given.ActiveDefinitionAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Many_leads_that_qualify_at_once_have_one_hand_off_each_and_are_shared_by_weight()
    {
        List<(Person Rep, int Weight)> reps = [];
        foreach (var weight in new[] { 1, 2, 5 }) reps.Add((await Given.PersonAsync(Role.SalesRep), weight));
        await Given.RuleForAsync("Crowded", await Given.PoolOfAsync([.. reps.Select(r => (object)new { user = r.Rep.Email, weight = r.Weight })]));
        string[] leads = [.. Enumerable.Range(0, Leads).Select(n => $"crowd{n}@crowded.test")];
        await (await app.Api().PostAsync("/api/v1/leads/batch", new { leads = leads.Select(email => new { email, title = "Head of Crowds", country = "Crowded" }) })).MustBeAsync(HttpStatusCode.OK);

        // Everybody asks for a demo twice, over different connections.
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async connection =>
        {
            using var client = app.Api();
            foreach (var (n, email) in leads.Index().Where(l => l.Index % Connections == connection || (l.Index + 3) % Connections == connection))
                await (await client.PostAsync("/api/v1/activities", new { id = $"demo-{n}-{connection}", lead = new { email }, type = "demo_request", at = app.Clock.GetUtcNow() })).MustBeAsync(HttpStatusCode.Created);
        }));

        var handoffs = await Given.ListAsync("select h.state || ' ' || h.pass from handoffs h join leads l on l.id = h.lead_id where l.country = 'Crowded'");
        Assert.Equal(Enumerable.Repeat("Assigned 1", Leads), handoffs);
        foreach (var (rep, weight) in reps)
            Assert.InRange(await Given.AskAsync<long>("select count(*) from handoffs where rep_id = $1", rep.Id) - (Leads * weight / 8), -1, 1);
        Assert.Equal(2L * Leads, await Given.AskAsync<long>(
            "select count(*) from sla_clocks c join handoffs h on h.id = c.handoff_id join leads l on l.id = h.lead_id where l.country = 'Crowded' and (c.kind, c.state) in (('Routing', 'Met'), ('Decision', 'Running'))"));
    }

    [Fact]
    public async Task A_lead_that_no_longer_qualifies_leaves_the_queue_and_comes_back_when_it_does()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.RuleForAsync("Limbo", await Given.PoolOfAsync(new { user = rep.Email }));
        await app.Api(rep.Email).PutAsync("/api/v1/availability", new { away = true });
        var lead = (await Given.PutLeadAsync("""{ "email": "ghost@limbo.test", "title": "Head of Ghosts", "country": "Limbo" }""")).Id;
        await DemoAsync("ghost@limbo.test");
        Assert.Equal(["Queued"], await StatesAsync(lead));

        await Given.PutLeadAsync("""{ "email": "ghost@limbo.test", "title": null }""");
        Assert.Equal(["Withdrawn"], await StatesAsync(lead));
        Assert.Equal("Engaged", await Given.StageAsync(lead));

        await app.Api(rep.Email).PutAsync("/api/v1/availability", new { away = false });
        await Given.PutLeadAsync("""{ "email": "ghost@limbo.test", "title": "Head of Ghosts" }""");
        Assert.Equal(["Withdrawn", "Assigned"], await StatesAsync(lead));
    }

    [Fact]
    public async Task Bad_data_sends_a_lead_back_and_better_data_hands_it_over_again()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.RuleForAsync("Typo", await Given.PoolOfAsync(new { user = rep.Email }));
        var lead = (await Given.PutLeadAsync("""{ "email": "wrong@typo.test", "title": "Head of Typos", "country": "Typo", "phone": "000" }""")).Id;
        await DemoAsync("wrong@typo.test");
        var first = await Given.AskAsync<Guid>("select id from handoffs where lead_id = $1", lead);

        await (await app.Api(rep.Email).PostAsync($"/api/v1/handoffs/{first}/reject", new { reason = "badContactData", comment = "The number does not exist" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(("Mql", 1), (await Given.StageAsync(lead), (await StatesAsync(lead)).Count));

        await Given.PutLeadAsync($$"""{ "email": "wrong@typo.test", "owner": "{{rep.Email}}", "source": "fair" }""");
        Assert.Equal(["Rejected"], await StatesAsync(lead));
        await Given.PutLeadAsync("""{ "email": "wrong@typo.test", "phone": "+49 30 1234567" }""");
        Assert.Equal(["Rejected", "Assigned"], await StatesAsync(lead));
    }

    [Fact]
    public async Task Leads_of_an_import_wait_for_their_next_activity_whatever_is_changed_until_then()
    {
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.RuleForAsync("Pastland", await Given.PoolOfAsync(new { user = rep.Email }));
        var lead = (await Given.PutLeadAsync("""{ "email": "old@past.test", "title": "Head of Old", "country": "Pastland" }""")).Id;
        await Given.ImportAsync($"Mail,When\nold@past.test,{app.Clock.GetUtcNow().AddHours(-1):O}\n",
            """{"kind":"activities","columns":{"Mail":"lead.email","When":"at"},"constants":{"type":"demo_request"}}""");

        await Given.PutLeadAsync($$"""{ "email": "old@past.test", "owner": "{{rep.Email}}" }""");
        await Given.PutLeadAsync("""{ "email": "old@past.test", "phone": "+49 30 7654321" }""");
        Assert.Empty(await StatesAsync(lead));

        await DemoAsync("old@past.test");
        Assert.Equal(["Assigned"], await StatesAsync(lead));
    }

    [Fact]
    public async Task Nobody_gets_a_lead_again_that_they_passed_on()
    {
        var (ada, ben) = (await Given.PersonAsync(Role.SalesRep, name: "Ada"), await Given.PersonAsync(Role.SalesRep, name: "Ben"));
        await Given.RuleForAsync("Hotland", await Given.PoolOfAsync(new { user = ada.Email }, new { user = ben.Email }));
        var lead = (await Given.PutLeadAsync("""{ "email": "hot@hotland.test", "title": "Head of Heat", "country": "Hotland" }""")).Id;
        await DemoAsync("hot@hotland.test");
        foreach (var rep in new[] { ada, ben })
        {
            var open = await Given.AskAsync<Guid>("select id from handoffs where lead_id = $1 and state = 'Assigned' and rep_id = $2", lead, rep.Id);
            await (await app.Api(rep.Email).PostAsync($"/api/v1/handoffs/{open}/reject", new { reason = "noCapacity" })).MustBeAsync(HttpStatusCode.OK);
        }

        Assert.Equal(["Rejected", "Rejected", "Queued"], await StatesAsync(lead));
        var last = await Given.AskAsync<Guid>("select id from handoffs where lead_id = $1 and state = 'Queued'", lead);
        Assert.Equal(["refused this lead", "refused this lead"], (await Given.PassedOverAsync(last)).Values);
    }

    private async Task DemoAsync(string email) =>
        await (await app.Api().PostAsync("/api/v1/activities", new { lead = new { email }, type = "demo_request", at = app.Clock.GetUtcNow() })).MustBeAsync(HttpStatusCode.Created);

    private Task<IReadOnlyList<string>> StatesAsync(Guid lead) => Given.ListAsync("select state from handoffs where lead_id = $1 order by pass", lead);
}
