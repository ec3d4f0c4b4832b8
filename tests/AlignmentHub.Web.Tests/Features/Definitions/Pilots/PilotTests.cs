using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Definitions.Pilots;

public sealed class PilotTests(HubApp app) : IClassFixture<HubApp>
{
    /// <summary>Nobody qualifies by it, whoever qualifies by <see cref="Given.SimpleDocument"/>.</summary>
    private static string Strict => Given.UniqueDocument().Replace("\"fit\": 20,", "\"fit\": 90,", StringComparison.Ordinal);

    [Fact]
    public async Task Each_lead_is_judged_by_the_version_of_its_side_however_it_is_scored()
    {
        var (main, trial) = await StartedAsync(Strict, 50);
        var leads = new List<Guid>();
        for (var i = 0; i < 24; i++) leads.Add((await app.Given.PutLeadAsync($$"""{ "email": "side{{i}}@sides.example", "title": "Head of Sides" }""")).Id);
        var onTrial = leads.Where(lead => new PilotScope(50, []).Takes(lead, null)).ToHashSet();
        Assert.InRange(onTrial.Count, 4, 20);
        await MustBeJudgedAsync(leads, onTrial, trial.Number, main.Number);

        var demos = string.Join(',', leads.Select(lead => $$"""{ "lead": { "id": "{{lead}}" }, "type": "demo_request", "at": "2026-03-02T08:00:00Z" }"""));
        Assert.Equal(200, (await app.Given.PostAsync("activities/batch", $$"""{ "activities": [ {{demos}} ] }""")).Code);
        Assert.Equal(leads.Where(lead => !onTrial.Contains(lead)).Select(l => l.ToString()).Order(), (await HandedOffByAsync(main)).Order());

        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow().AddDays(40));
        await MustBeJudgedAsync(leads, onTrial, trial.Number, main.Number);
        foreach (var lead in leads.Take(4))
            Assert.Equal(onTrial.Contains(lead) ? trial.Number : main.Number, (await ScoreAsync(lead)).GetProperty("definition").GetProperty("number").GetInt32());

        await EndAsync(trial);
        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow().AddDays(40));
        await MustBeJudgedAsync(leads, new HashSet<Guid>(), trial.Number, main.Number);
    }

    [Fact]
    public async Task A_pilot_of_pools_judges_the_leads_that_routing_gives_to_them()
    {
        var (main, trial) = await SignedBesideActiveAsync(Strict);
        // Rules of other tests take what these leave.
        await app.Given.AskAsync<long>("with moved as (update routing_rules set position = position + 1000 returning 1) select count(*) from moved");
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var (north, south) = (await app.Given.PoolOfAsync(new { user = rep.Email }), await app.Given.PoolOfAsync(new { user = rep.Email }));
        using var api = app.Api();
        Assert.Contains("No routing rule leads to the pool", await RefusedAsync(trial, north), StringComparison.Ordinal);
        var (norway, spain) = (await app.Given.RuleForAsync("Norway", north), await app.Given.RuleForAsync("Spain", south));
        var address = Address(trial);
        Assert.Equal(["pools"], await (await api.PostAsync(address, new { pools = new[] { "nowhere" } })).MustRefuseFieldsAsync());
        Assert.Equal(["pools"], await (await api.PostAsync(address, new { share = 10, pools = new[] { north } })).MustRefuseFieldsAsync());

        await (await api.PostAsync(address, new { pools = new[] { north } })).MustBeAsync(HttpStatusCode.Created);

        var (oslo, madrid, nowhere) = (await app.Given.LeadFromAsync("Norway"), await app.Given.LeadFromAsync("Spain"), await app.Given.LeadFromAsync("Peru"));
        await MustBeJudgedAsync([oslo, madrid, nowhere], new HashSet<Guid> { oslo }, trial.Number, main.Number);
        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow().AddDays(1));
        await MustBeJudgedAsync([oslo, madrid, nowhere], new HashSet<Guid> { oslo }, trial.Number, main.Number);

        // Who moves to another country goes to another pool, and to its version.
        await app.Given.PutLeadAsync($$"""{ "email": "{{await app.Given.AskAsync<string>("select email from leads where id = $1", oslo)}}", "country": "Spain" }""");
        await MustBeJudgedAsync([oslo], new HashSet<Guid>(), trial.Number, main.Number);
        await EndAsync(trial);

        await app.Given.AskAsync<Guid>("update routing_rules set condition = '{ \"field\": \"score.total\", \"op\": \"gte\", \"value\": 50 }' where key = $1 returning id", spain);
        Assert.Contains("looks at the score", await RefusedAsync(trial, north), StringComparison.Ordinal);
        await app.Given.AskAsync<long>("with gone as (delete from routing_rules where key in ($1, $2) returning 1) select count(*) from gone", norway, spain);
    }

    [Fact]
    public async Task Both_sides_are_told_by_what_became_of_their_leads()
    {
        var (main, trial) = await StartedAsync(Given.UniqueDocument(), 50);
        var manager = await app.Given.PersonAsync(Role.SalesManager);
        var pool = await app.Given.PoolAsync(manager);
        await app.Given.RuleAsync(pool);
        var leads = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            leads.Add((await app.Given.PutLeadAsync($$"""{ "email": "told{{i}}@told.example", "title": "Head of Telling" }""")).Id);
            await app.Given.PostAsync("activities", $$"""{ "lead": { "id": "{{leads[^1]}}" }, "type": "demo_request", "at": "2026-03-02T08:00:00Z" }""");
        }

        var (ours, theirs) = (leads.Where(lead => new PilotScope(50, []).Takes(lead, null)).ToList(), leads.Where(lead => !new PilotScope(50, []).Takes(lead, null)).ToList());
        using var sales = app.Api(manager.Email);
        await DecideAsync(sales, ours[0], "accept", new { });
        await DecideAsync(sales, theirs[0], "reject", new { reason = "tooSmall" });
        Assert.Equal(201, (await app.Given.PutAsync("opportunities/by-key", $$"""
            { "externalId": "told", "name": "Deal", "amountMinor": 5000, "currency": "EUR", "stage": "won", "createdAt": "2026-03-02T08:30:00Z", "closedAt": "2026-03-02T09:00:00Z",
              "contacts": [ { "lead": { "id": "{{ours[0]}}" }, "role": "buyer" }, { "lead": { "id": "{{theirs[0]}}" }, "role": "buyer" } ] }
            """)).Code);

        var told = await (await sales.GetAsync(Address(trial))).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((ours.Count, 1, 0), (Figure(told, "trial", "qualified"), Figure(told, "trial", "accepted"), Figure(told, "trial", "rejected")));
        Assert.Equal((theirs.Count, 0, 1), (Figure(told, "main", "qualified"), Figure(told, "main", "accepted"), Figure(told, "main", "rejected")));
        Assert.Equal(5000, Figure(told, "trial", "wonMinor") + Figure(told, "main", "wonMinor"));
        Assert.Equal(1, Figure(told, "trial", "won") + Figure(told, "main", "won"));
        Assert.True(told.GetProperty("trial").GetProperty("smallSample").GetBoolean());
        Assert.Equal("tooFew", told.GetProperty("acceptance").Text("verdict"));
        var list = await (await sales.GetAsync($"{Address(trial)}/leads?side=main")).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(theirs.Order(), list.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("leadId").GetGuid()).Order());
        await EndAsync(trial);
    }

    [Fact]
    public async Task It_is_promoted_by_the_activation_that_every_version_has_and_bars_all_others_until_then()
    {
        var (main, trial) = await SignedBesideActiveAsync(Given.UniqueDocument());
        var other = await app.Given.SignedAsync(Given.UniqueDocument());
        using var marketer = app.Api((await app.Given.PersonAsync(Role.Marketer)).Email);
        using var rep = app.Api((await app.Given.PersonAsync(Role.SalesRep)).Email);
        var version = $"/api/v1/definitions/{trial.DefinitionId}/versions/{trial.Number}";
        await (await rep.PostAsync(Address(trial), new { share = 10 })).MustBeAsync(HttpStatusCode.Forbidden);
        await (await PostAsync(marketer, Address(trial), new { share = 10 }, ifMatch: 1)).MustBeAsync(HttpStatusCode.Conflict);
        await (await marketer.GetAsync(Address(trial))).MustBeAsync(HttpStatusCode.NotFound);

        var started = await (await marketer.PostAsync(Address(trial), new { share = 10 })).MustBeAsync(HttpStatusCode.Created);

        Assert.Equal((10, main.Number), (started.GetProperty("pilot").GetProperty("share").GetInt32(), started.GetProperty("pilot").GetProperty("main").GetInt32()));
        await (await marketer.PostAsync(Address(trial), new { share = 30 })).MustBeAsync(HttpStatusCode.Conflict);
        await (await marketer.PostAsync(Address(other), new { share = 30 })).MustBeAsync(HttpStatusCode.Conflict);
        Assert.Contains("End the pilot first", (await (await marketer.PostAsync($"{version}/withdraw", null)).MustBeAsync(HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        var barred = await (await marketer.PostAsync($"/api/v1/definitions/{other.DefinitionId}/versions/{other.Number}/activate", new { at = app.Clock.GetUtcNow().AddDays(3) })).MustBeAsync(HttpStatusCode.Conflict);
        Assert.Contains($"Version {trial.Number} is being piloted", barred.Text("detail"), StringComparison.Ordinal);
        await (await rep.PostAsync($"{Address(trial)}/end", null)).MustBeAsync(HttpStatusCode.Forbidden);
        await (await PostAsync(marketer, $"{Address(trial)}/promote", new { }, ifMatch: 7)).MustBeAsync(HttpStatusCode.Conflict);

        var promoted = await (await PostAsync(marketer, $"{Address(trial)}/promote", new { reach = "nextActivity" }, ifMatch: 1)).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal("promoted", promoted.GetProperty("pilot").Text("ending"));
        var definition = Assert.Single(await app.Get<DefinitionQueries>().ListAsync());
        Assert.Equal(trial.Number, definition.Active?.Number);
        Assert.Equal(DefinitionState.Retired, definition.Versions.Single(v => v.Number == main.Number).State);
        await (await marketer.PostAsync($"{Address(trial)}/end", null)).MustBeAsync(HttpStatusCode.NotFound);
        await using var db = app.Open();
        var acts = await db.Set<AuditEntry>().Where(e => e.Subject == $"definition/{trial.DefinitionId}" && e.Act.StartsWith("pilot.")).OrderByDescending(e => e.Id).Take(2).Select(e => e.Act).ToListAsync();
        Assert.Equal(["pilot.promoted", "pilot.started"], acts);
    }

    [Fact]
    public async Task Of_two_who_start_or_end_a_pilot_at_once_one_is_told()
    {
        var (_, trial) = await SignedBesideActiveAsync(Given.UniqueDocument());
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));

        var started = await Task.WhenAll(Enumerable.Range(1, 3).Select(share => app.Get<StartPilot>().RunAsync(trial.DefinitionId, trial.Number, null, new(share), marketer)));
        var ended = await Task.WhenAll(Enumerable.Range(1, 3).Select(_ => app.Get<EndPilot>().RunAsync(trial.DefinitionId, trial.Number, null, marketer)));

        Assert.Single(started, o => o.IsDone);
        Assert.All(started.Where(o => !o.IsDone), o => Assert.Equal("This version is being piloted already.", o.Refusal?.Reason));
        Assert.Single(ended, o => o.IsDone);
        Assert.All(ended.Where(o => !o.IsDone), o => Assert.True(o.Refusal?.IsMissing));
    }

    private async Task<(DraftKey Main, DraftKey Trial)> SignedBesideActiveAsync(string document)
    {
        app.Clock.Set(Given.MondayMorning);
        if ((await app.Get<PilotQueries>().RunningAsync()).Values.FirstOrDefault() is { } left) await EndAsync(new(left.DefinitionId, left.Number, 0));
        var trial = await app.Given.SignedAsync(document);
        return (await app.Given.SignedAndActiveAsync(Given.UniqueDocument()), trial);
    }

    private async Task<(DraftKey Main, DraftKey Trial)> StartedAsync(string document, int share)
    {
        var (main, trial) = await SignedBesideActiveAsync(document);
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        Assert.Null((await app.Get<StartPilot>().RunAsync(trial.DefinitionId, trial.Number, null, new(share), marketer)).Refusal);
        return (main, trial);
    }

    private async Task EndAsync(DraftKey trial) =>
        Assert.Null((await app.Get<EndPilot>().RunAsync(trial.DefinitionId, trial.Number, null, Given.ActorOf(await app.Given.PersonAsync(Role.SalesManager)))).Refusal);

    private async Task<string> RefusedAsync(DraftKey trial, string pool)
    {
        var outcome = await app.Get<StartPilot>().RunAsync(trial.DefinitionId, trial.Number, null, new(Pools: [pool]), Given.ActorOf(await app.Given.PersonAsync(Role.Marketer)));
        return outcome.Refusal!.Reason;
    }

    private async Task MustBeJudgedAsync(IReadOnlyList<Guid> leads, IReadOnlySet<Guid> onTrial, int trial, int main)
    {
        var judged = await app.Given.ListAsync(
            "select s.lead_id || ' ' || v.number from lead_scores s join definition_versions v on v.id = s.definition_version_id where s.lead_id = any($1)", (object)leads.ToArray());
        Assert.Equal(leads.Select(lead => $"{lead} {(onTrial.Contains(lead) ? trial : main)}").Order(), judged.Order());
    }

    private Task<IReadOnlyList<string>> HandedOffByAsync(DraftKey version) => app.Given.ListAsync(
        "select h.lead_id::text from handoffs h join definition_versions v on v.id = h.definition_version_id join leads l on l.id = h.lead_id where v.number = $1 and l.email like '%@sides.example'", version.Number);

    private async Task<JsonElement> ScoreAsync(Guid lead)
    {
        using var api = app.Api();
        return await (await api.GetAsync($"/api/v1/leads/{lead}/score?at=2026-03-02T09:00:00Z")).MustBeAsync(HttpStatusCode.OK);
    }

    private async Task DecideAsync(HttpClient sales, Guid lead, string act, object body)
    {
        var handoff = await app.Given.AskAsync<Guid>("select id from handoffs where lead_id = $1", lead);
        await (await sales.PostAsync($"/api/v1/handoffs/{handoff}/{act}", body)).MustBeAsync(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, object body, int ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{ifMatch}\"");
        return await client.SendAsync(request);
    }

    private static string Address(DraftKey version) => $"/api/v1/definitions/{version.DefinitionId}/versions/{version.Number}/pilot";

    private static int Figure(JsonElement report, string side, string figure) => report.GetProperty(side).GetProperty(figure).GetInt32();
}
