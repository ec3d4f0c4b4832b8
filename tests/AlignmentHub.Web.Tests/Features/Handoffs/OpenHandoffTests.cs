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
}
