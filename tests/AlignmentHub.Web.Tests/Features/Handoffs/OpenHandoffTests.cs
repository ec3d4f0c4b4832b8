using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class OpenHandoffTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Ready = """
        { "stage": "mql", "fit": { "groups": [ { "name": "Role", "rules": [
          { "name": "Head", "points": 60, "when": { "field": "title", "op": "contains", "value": "head" } } ] } ] },
          "thresholds": { "fit": 50, "engagement": 0, "total": 20 } }
        """;

    private Given Given => app.Given;

    [Fact]
    public async Task A_lead_that_qualifies_goes_to_a_rep_with_clocks_snapshot_and_notice()
    {
        await Given.ActiveDefinitionAsync(Ready);
        var rep = await Given.PersonAsync(Role.SalesRep, name: "Ada");
        await Given.PoolAsync(rep);

        var lead = await Given.PutLeadAsync("""{"email":"a@open.example","title":"Head of IT","source":"ads","campaign":"spring","consent":true}""");

        Assert.Equal((201, "handedOff", 30.0), (lead.Code, lead.Stage, lead.Body.GetProperty("score").GetDouble()));
        Assert.Equal(["(Engaged)", "Mql", "HandedOff"], await Given.MovesAsync(lead.Id));
        var handoff = await Given.ReadAsync(await Given.AskAsync<Guid>("select id from handoffs where lead_id = $1", lead.Id));
        Assert.Equal((HandoffState.Assigned, rep.Id, 1), (handoff.State, handoff.RepId, handoff.Pass));
        Assert.Equal(["Routing Met", "Decision Running"], (await Given.ClocksAsync(handoff.Id)).Select(c => $"{c.Kind} {c.State}"));
        var snapshot = HandoffSnapshot.FromJson(handoff.Snapshot);
        Assert.Equal(("ads", "spring", true, 30.0), (snapshot.Source, snapshot.Campaign, snapshot.Consent, snapshot.Score!.Total));
        Assert.Equal("Head", Assert.Single(snapshot.Score.Lines).Rule);
        Assert.Equal($"/handoffs/{handoff.Id}", await Given.AskAsync<string>("select link from notices where person_id = $1", rep.Id));
        Assert.Equal("rotation", JsonDocument.Parse(handoff.Routing).RootElement.GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_lead_that_comes_alone_is_handed_over_as_one_among_many()
    {
        await Given.ActiveDefinitionAsync(Ready);
        var rep = await Given.PersonAsync(Role.SalesRep);
        await Given.RuleForAsync("Alone", await Given.PoolOfAsync(new { user = rep.Email }));
        await Given.PutLeadAsync("""{"email":"first@alone.example","campaign":"alone","company":"Known before"}""");
        await Given.RunAsync("update campaigns set name = 'Alone at last' where key = 'alone'");
        const string Head = """ "title":"Head of IT","source":"ads","campaign":"alone","country":"Alone","consent":true """;

        var alone = (await Given.PutLeadAsync($$"""{"email":"one@alone.example",{{Head}}}""")).Id;
        var others = string.Join(',', Enumerable.Range(0, 60).Select(n => $$"""{"email":"other{{n}}@alone.example"}"""));
        using var client = app.Api();
        await (await client.PostAsync("/api/v1/leads/batch", JsonElement.Parse($$"""{"leads":[{{others}},{"email":"many@alone.example",{{Head}}}]}"""))).MustBeAsync(HttpStatusCode.OK);
        var many = await Given.AskAsync<Guid>("select id from leads where email = 'many@alone.example'");

        Assert.Contains("Alone at last", (await ToldAsync(alone))[0], StringComparison.Ordinal);
        Assert.Equal(await ToldAsync(many), await ToldAsync(alone));
    }

    [Fact]
    public async Task A_lead_goes_by_the_rules_as_they_are_when_it_comes()
    {
        await Given.ActiveDefinitionAsync(Ready);
        var (before, after) = (await Given.PersonAsync(Role.SalesRep), await Given.PersonAsync(Role.SalesRep));
        var rule = await Given.RuleForAsync("Changing", await Given.PoolOfAsync(new { user = before.Email }));
        Assert.Equal(before.Id, await RepOfNewAsync("first"));

        await Given.RunAsync("update routing_rules set pool_id = (select id from pools where key = $2) where key = $1", rule, await Given.PoolOfAsync(new { user = after.Email }));
        Assert.Equal(after.Id, await RepOfNewAsync("second"));
    }

    private async Task<Guid> RepOfNewAsync(string name)
    {
        var lead = await Given.PutLeadAsync($$"""{"email":"{{name}}@changing.example","title":"Head of IT","country":"Changing"}""");
        return await Given.AskAsync<Guid>("select rep_id from handoffs where lead_id = $1", lead.Id);
    }

    /// <summary>Everything that is written of a hand-off but ids and instants.</summary>
    private async Task<IReadOnlyList<string>> ToldAsync(Guid lead) =>
    [
        .. await Given.ListAsync("select concat_ws(' ', state, pass, source, campaign_id, rep_id, rule_id, snapshot, routing) from handoffs where lead_id = $1", lead),
        .. await Given.ListAsync("select concat_ws(' ', from_stage, to_stage, is_inferred, left_at is null, left_to, pass, handoff_id is null) from stage_moves where lead_id = $1 order by at, id", lead),
        .. await Given.ListAsync("select concat_ws(' ', stage, stage_since = updated_at, account_id) from leads where id = $1", lead),
        .. await Given.ListAsync("select concat_ws(' ', mql_at = handed_off_at, own_mql_at is null, is_backwards) from lead_journeys where lead_id = $1", lead),
        .. await Given.ListAsync("select concat_ws(' ', total, lines) from lead_scores where lead_id = $1", lead),
        .. await Given.ListAsync("select concat_ws(' ', c.kind, c.state) from sla_clocks c join handoffs h on h.id = c.handoff_id where h.lead_id = $1 order by 1", lead),
        .. await Given.ListAsync("select n.kind from notices n join handoffs h on n.cause = 'handoff/' || h.id || '/assigned' where h.lead_id = $1", lead),
    ];
}
