using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Scoring;

public sealed class RescoreLeadsTests(HubApp app) : IClassFixture<HubApp>, IAsyncLifetime
{
    private static int s_lead;

    private Given Given => app.Given;

    public async ValueTask InitializeAsync()
    {
        app.Clock.Set(Given.MondayMorning);
        await Given.ActiveDefinitionAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_same_instant_again_changes_nothing()
    {
        for (var i = 0; i < 5; i++) await VisitedAsync(visits: i);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var first = await RunAsync();
        var rows = await RowsAsync();
        var second = await RunAsync();

        Assert.True(first.Changed >= 4, $"{first}");
        Assert.Equal((first.Leads, 0), (second.Leads, second.Changed));
        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task A_score_that_fades_takes_the_qualification_and_the_waiting_handoff_with_it()
    {
        await Given.ActiveDefinitionAsync(Given.SimpleDocument.Replace("\"engagement\": 10", "\"engagement\": 18", StringComparison.Ordinal));
        var lead = await LeadAsync("Head of Data");
        await ActAsync(lead.Email, "page_view", 4);
        Assert.Equal("HandedOff", await Given.StageAsync(lead.Id));

        app.Clock.Advance(TimeSpan.FromDays(120));
        await RunAsync();

        Assert.Equal("Engaged", await Given.StageAsync(lead.Id));
        Assert.Equal(["Withdrawn"], await Given.ListAsync("select state from handoffs where lead_id = $1", lead.Id));
        Assert.Equal(1L, await Given.AskAsync<long>("select count(*) from lead_scores where lead_id = $1 and qualified_since is null", lead.Id));
    }

    [Fact]
    public async Task Ten_points_below_a_threshold_a_lead_is_still_qualified()
    {
        var lead = await LeadAsync("Head of Slack");
        await ActAsync(lead.Email, "page_view", 4);

        app.Clock.Advance(TimeSpan.FromDays(45)); // 20 points became 7.07, above 10 - 10
        await RunAsync();

        Assert.Equal("HandedOff", await Given.StageAsync(lead.Id));
        Assert.Equal(7.0711, await Given.AskAsync<double>("select engagement from lead_scores where lead_id = $1", lead.Id));
    }

    [Fact]
    public async Task Whoever_meets_a_new_version_waits_for_the_next_activity()
    {
        var lead = await VisitedAsync(visits: 1);
        await Given.ActiveDefinitionAsync("""
            { "stage": "mql", "thresholds": { "engagement": 1 }, "engagement": { "groups": [ { "name": "g", "rules": [
              { "name": "r", "points": 5, "activity": { "type": "page_view" } } ] } ] } }
            """);

        await RunAsync();
        Assert.Equal("Engaged", await Given.StageAsync(lead.Id));

        await ActAsync(lead.Email, "page_view", 1, "https://acme.example/again");
        Assert.Equal("HandedOff", await Given.StageAsync(lead.Id));
    }

    [Fact]
    public async Task All_now_hands_over_everybody_who_meets_the_version()
    {
        var lead = await VisitedAsync(visits: 1);
        await Given.ActiveDefinitionAsync("""
            { "stage": "mql", "fit": { "groups": [ { "name": "g", "rules": [
              { "name": "r", "points": 5, "when": { "field": "email", "op": "isNotEmpty" } } ] } ] } }
            """);

        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow(), occasion: ScoringOccasion.Event);

        Assert.Equal("HandedOff", await Given.StageAsync(lead.Id));
    }

    [Fact]
    public async Task All_now_does_not_pass_over_those_who_waited_for_their_next_activity()
    {
        var lead = await VisitedAsync(visits: 1);
        await Given.ActiveDefinitionAsync("""
            { "stage": "mql", "fit": { "groups": [ { "name": "g", "rules": [
              { "name": "r", "points": 6, "when": { "field": "email", "op": "isNotEmpty" } } ] } ] } }
            """);
        await RunAsync();
        Assert.True(await Given.AskAsync<bool>("select awaits_activity from lead_scores where lead_id = $1", lead.Id));

        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow(), occasion: ScoringOccasion.Event);

        Assert.Equal("HandedOff", await Given.StageAsync(lead.Id));
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_behind_its_checkpoint()
    {
        var (early, late) = (await VisitedAsync(visits: 2), await VisitedAsync(visits: 2));
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow(), after: early.Id);

        Assert.NotEqual(app.Clock.GetUtcNow().UtcDateTime, await AsOfAsync(early.Id));
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, await AsOfAsync(late.Id));
    }

    [Fact]
    public async Task A_run_that_breaks_leaves_whole_writes_and_nothing_that_blocks_the_next()
    {
        var lead = await VisitedAsync(visits: 2);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow(), report: _ => throw new InvalidOperationException("The cable broke.")));
        var again = await RunAsync();

        Assert.Equal(0, again.Changed);
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, await AsOfAsync(lead.Id));
    }

    [Fact]
    public async Task Of_two_servers_one_does_the_work()
    {
        for (var i = 0; i < 20; i++) await VisitedAsync(visits: 1);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await using var other = app.NewHost();

        var runs = await Task.WhenAll(
            app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow()),
            other.Services.GetRequiredService<RescoreLeads>().RunAsync(app.Clock.GetUtcNow()));

        Assert.Contains(runs, r => r.Changed >= 20);
        Assert.Contains(runs, r => r.Changed == 0);
    }

    [Fact]
    public async Task The_history_keeps_what_a_score_was_before_it_turned()
    {
        var lead = await VisitedAsync(visits: 1);
        await ActAsync(lead.Email, "page_view", 3, "https://acme.example/again");
        Assert.Equal([17.5, 15, 12.5, 10], (await TurnsAsync(lead.Id)).Select(t => t.Total));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(); // 20 points became 19.9998
        Assert.Equal([20, 17.5, 15, 12.5, 10], (await TurnsAsync(lead.Id)).Select(t => t.Total));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(); // and 19.9996, which nobody would notice
        Assert.Equal(5, (await TurnsAsync(lead.Id)).Count);

        app.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();
        var turn = (await TurnsAsync(lead.Id))[0];
        Assert.Equal((app.Clock.GetUtcNow(), "C3"), (turn.ChangedAt, turn.Grade));
    }

    [Fact]
    public async Task A_run_for_an_instant_gone_by_takes_no_score_back()
    {
        var lead = await VisitedAsync(visits: 3);
        var before = await Given.AskAsync<double>("select engagement from lead_scores where lead_id = $1", lead.Id);

        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow().AddDays(-2));

        Assert.Equal(before, await Given.AskAsync<double>("select engagement from lead_scores where lead_id = $1", lead.Id));
        Assert.Equal(app.Clock.GetUtcNow().UtcDateTime, await AsOfAsync(lead.Id));
    }

    private Task<IReadOnlyList<ScoreTurn>> TurnsAsync(Guid lead) => app.Get<ScoreHistoryQueries>().OfAsync(lead);

    private Task<Rescoring> RunAsync() => app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());

    private async Task<(Guid Id, string Email)> VisitedAsync(int visits)
    {
        var lead = await LeadAsync("Clerk");
        await ActAsync(lead.Email, "page_view", visits);
        return lead;
    }

    private async Task<(Guid Id, string Email)> LeadAsync(string title)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var email = $"rescored{Interlocked.Increment(ref s_lead)}@acme.example";
        var answer = await Given.PutLeadAsync($$"""{ "email": "{{email}}", "title": "{{title}}", "company": "Acme" }""");
        return (answer.Id, email);
    }

    private async Task ActAsync(string email, string type, int times, string url = "https://acme.example/")
    {
        for (var i = 0; i < times; i++)
        {
            var answer = await Given.PostAsync("activities",
                $$"""{ "lead": { "email": "{{email}}" }, "type": "{{type}}", "at": "{{app.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}", "url": "{{url}}{{i}}" }""");
            Assert.Equal(201, answer.Code);
        }
    }

    private Task<DateTime> AsOfAsync(Guid lead) => Given.AskAsync<DateTime>("select as_of from lead_scores where lead_id = $1", lead);

    /// <summary>Which transaction wrote each row last.</summary>
    private Task<IReadOnlyList<string>> RowsAsync() =>
        Given.ListAsync("select lead_id || ' ' || xmin from lead_scores union all select id || ' ' || xmin from leads union all select id || ' ' || xmin from handoffs order by 1");
}
