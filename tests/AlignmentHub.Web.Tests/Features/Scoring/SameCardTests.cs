using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Scoring;

/// <summary>However a lead comes to its score, for the same instant it has the same card: on ingest, over the API, and in a run over all leads.</summary>
public sealed class SameCardTests(HubApp app) : IClassFixture<HubApp>
{
    private const int Leads = 60;

    private static readonly string[] Titles = ["VP Sales", "Head of IT", "Student", "intern", "Director", " "];
    private static readonly string[] Domains = ["acme.example", "globex.example", "initech.example", "gmail.com", "mailinator.com"];
    private static readonly string[] Types = ["page_view", "demo_request", "webinar", "form_submit", "email_click", "content_download"];
    private static readonly string[] Urls = ["https://acme.example/pricing", "https://acme.example/docs/start", "https://acme.example/blog/a"];

    [Theory]
    [InlineData(7, null)]
    [InlineData(130, 311)]
    [InlineData(311, null)]
    [InlineData(480, 7)]
    public async Task Ingest_and_api_and_run_agree_on_every_generated_lead(int vector, int? pilot)
    {
        app.Clock.Set(Given.MondayMorning);
        await ActivateAsync(DocumentOf(vector), pilot is { } other ? DocumentOf(other) : null);
        await MakeAsync(new Random(vector), $"v{vector}");
        var ingested = await CardsAsync($"v{vector}");

        var run = await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());
        Assert.Equal(ingested, await CardsAsync($"v{vector}"));
        Assert.True(run.Leads >= Leads);

        await ForgetAsync();
        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());
        var fresh = await CardsAsync($"v{vector}");
        Assert.Equal(ingested.Select(Verdict), fresh.Select(Verdict));

        foreach (var card in fresh) await AssertApiAgreesAsync(JsonNode.Parse(card)!);

        // Nights to come, at which some scores fade, some windows close and the rest stays as it was.
        foreach (var days in (double[])[0.5, 11, 60])
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());
            foreach (var card in await CardsAsync($"v{vector}")) await AssertApiAgreesAsync(JsonNode.Parse(Verdict(card))!);
        }
    }

    /// <summary>Half of the leads are judged by the one on trial.</summary>
    private async Task ActivateAsync(string document, string? onTrial)
    {
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        if ((await app.Get<PilotQueries>().RunningAsync()).Values.FirstOrDefault() is { } running)
            Assert.Null((await app.Get<EndPilot>().RunAsync(running.DefinitionId, running.Number, null, marketer)).Refusal);
        await app.Given.SignedAndActiveAsync(document);
        if (onTrial is null) return;

        var trial = await app.Given.SignedAsync(onTrial);
        Assert.Null((await app.Get<StartPilot>().RunAsync(trial.DefinitionId, trial.Number, null, new(50), marketer)).Refusal);
    }

    /// <summary>Reasons that change nothing that counts are not written again (semantics.md 3.5), so an older card may lack them.</summary>
    private static string Verdict(string card)
    {
        var verdict = JsonNode.Parse(card)!.AsObject();
        verdict.Remove("lines");
        return verdict.ToJsonString();
    }

    private static string DocumentOf(int vector)
    {
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "scoring.json")))!.AsArray();
        return cases[vector]!["document"]!.ToJsonString();
    }

    private async Task MakeAsync(Random random, string name)
    {
        foreach (var domain in Domains[..3])
            await app.Given.PutAsync($"accounts/by-domain/{domain}", $$"""{ "employees": {{random.Next(1, 1000)}}, "isTarget": {{Flag(random)}}, "country": "GB" }""");

        List<string> activities = [];
        for (var i = 0; i < Leads; i++)
        {
            var email = $"{name}-{i}@{Domains[random.Next(Domains.Length)]}";
            var answer = await app.Given.PutLeadAsync($$"""
                { "email": "{{email}}", "title": "{{Titles[random.Next(Titles.Length)]}}", "phone": {{(random.Next(2) == 0 ? "null" : "\"+44 1\"")}}, "company": "Acme",
                  "country": "GB", "consent": {{Flag(random)}}, "source": "organic", "custom": { "budget": {{random.Next(10_000)}}, "tier": "gold" } }
                """);
            Assert.Equal(201, answer.Code);
            for (var a = random.Next(30); a > 0; a--) activities.Add(Activity(random, email));
        }

        var sent = await app.Given.PostAsync("activities/batch", $$"""{ "activities": [ {{string.Join(',', activities)}} ] }""");
        Assert.Equal(200, sent.Code);
    }

    /// <summary>Whole minutes of a few days, so that instants coincide and days fill up.</summary>
    private string Activity(Random random, string email)
    {
        var at = app.Clock.GetUtcNow().AddDays(-random.Next(6) * random.Next(1, 20)).AddMinutes(-random.Next(5));
        return $$"""
            { "id": "{{Guid.NewGuid()}}", "lead": { "email": "{{email}}" }, "type": "{{Types[random.Next(Types.Length)]}}", "at": "{{at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}",
              "url": "{{Urls[random.Next(Urls.Length)]}}", "custom": { "tier": "gold" } }
            """;
    }

    private static string Flag(Random random) => random.Next(2) == 0 ? "true" : "false";

    private Task<IReadOnlyList<string>> CardsAsync(string name) => app.Given.ListAsync(
        """
        select jsonb_build_object('id', lead_id, 'fit', fit, 'engagement', engagement, 'total', total, 'grade', grade, 'qualifies', qualifies,
               'blockedBy', blocked_by, 'overriddenBy', overridden_by, 'lines', lines)::text
        from lead_scores s join leads l on l.id = s.lead_id
        where l.email like $1
        order by l.email
        """, $"{name}-%");

    // A hub that runs for longer knows how many there are, and reads all leads as one part.
    private Task ForgetAsync() => app.Given.RunAsync("delete from lead_scores; analyze leads; analyze activities");

    private async Task AssertApiAgreesAsync(JsonNode stored)
    {
        using var client = app.Api();
        var at = app.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var card = JsonNode.Parse(await client.GetStringAsync($"/api/v1/leads/{stored["id"]}/score?at={at}"))!;
        foreach (var (member, value) in stored.AsObject().Where(m => m.Key != "id"))
            Assert.True(JsonNode.DeepEquals(value, card[member]), $"{member}: {value?.ToJsonString()} and {card[member]?.ToJsonString()}");
    }
}
