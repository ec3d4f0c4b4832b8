using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Scoring;

/// <summary>Most nights score leads from what was kept of their activities. Nothing that a lead did may be missing from it.</summary>
public sealed class KeptTalliesTests(HubApp app) : IClassFixture<HubApp>, IAsyncLifetime
{
    // The second of two views changes no score until both have faded.
    private const string TwoViewsReachTheCap = """
        { "stage": "mql", "thresholds": { "engagement": 90 }, "engagement": { "cap": 10, "groups": [ { "name": "g", "rules": [
          { "name": "r", "points": 10, "halfLifeDays": 30, "activity": { "type": "page_view" } } ] } ] } }
        """;

    private const double OneFaded = 5;
    private const double TwoFaded = 10;

    private static int s_lead;

    private Given Given => app.Given;

    public async ValueTask InitializeAsync()
    {
        app.Clock.Set(Given.MondayMorning);
        await Given.ActiveDefinitionAsync(TwoViewsReachTheCap);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_activity_beyond_a_cap_is_not_forgotten()
    {
        var lead = await LeadAsync(views: 2);

        await NightInAMonthAsync();

        Assert.Equal(TwoFaded, await EngagementAsync(lead));
    }

    [Fact]
    public async Task An_activity_that_comes_while_scores_are_written_is_not_forgotten()
    {
        List<string> leads = [await LeadAsync(views: 1), await LeadAsync(views: 1), await LeadAsync(views: 1), await LeadAsync(views: 1), await LeadAsync(views: 1), await LeadAsync(views: 1)];
        var rescore = app.Get<RescoreLeads>();
        var (before, isFirst) = (rescore.LeadsPerWrite, true);
        rescore.LeadsPerWrite = 1;
        app.Clock.Advance(TimeSpan.FromHours(1));
        try
        {
            // By the first report some of the others are read and not written yet.
            await rescore.RunAsync(app.Clock.GetUtcNow(), countAnew: true, report: async _ =>
            {
                if (!isFirst) return;
                isFirst = false;
                foreach (var lead in leads) await ViewAsync(lead);
            });
        }
        finally
        {
            rescore.LeadsPerWrite = before;
        }

        await NightInAMonthAsync();

        foreach (var lead in leads) Assert.Equal(TwoFaded, await EngagementAsync(lead), 0.02);
    }

    [Fact]
    public async Task What_was_kept_wrong_is_found_where_all_activities_are_counted_anew()
    {
        var lead = await LeadAsync(views: 1);
        await Given.RunAsync("delete from activities where lead_id = (select id from leads where email = $1)", lead);

        await NightInAMonthAsync();
        Assert.Equal(OneFaded, await EngagementAsync(lead));

        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow(), countAnew: true);
        Assert.Equal(0, await EngagementAsync(lead));
    }

    [Fact]
    public async Task A_hub_that_kept_nothing_yet_keeps_it_from_its_next_night_and_no_score_changes()
    {
        var lead = await LeadAsync(views: 2);
        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());
        var kept = await TalliesAsync(lead);
        await Given.RunAsync("update lead_scores set tallies = ''");

        Assert.Equal(0, (await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow())).Changed);

        Assert.Equal(kept, await TalliesAsync(lead));
        await NightInAMonthAsync();
        Assert.Equal(TwoFaded, await EngagementAsync(lead));
    }

    [Fact]
    public async Task An_activity_that_lies_ahead_counts_once_its_instant_has_come()
    {
        var lead = await LeadAsync(views: 0);
        await ViewAsync(lead, TimeSpan.FromHours(20));
        Assert.Equal(200, (await Given.PutLeadAsync($$"""{ "email": "{{lead}}", "title": "Clerk" }""")).Code);
        Assert.Equal(0, await EngagementAsync(lead));

        app.Clock.Advance(TimeSpan.FromHours(20));
        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());

        Assert.Equal(10, await EngagementAsync(lead));
    }

    private async Task NightInAMonthAsync()
    {
        app.Clock.Set(Given.MondayMorning.AddDays(30));
        await app.Get<RescoreLeads>().RunAsync(app.Clock.GetUtcNow());
    }

    private async Task<string> LeadAsync(int views)
    {
        var email = $"kept{Interlocked.Increment(ref s_lead)}@acme.example";
        Assert.Equal(201, (await Given.PutLeadAsync($$"""{ "email": "{{email}}" }""")).Code);
        for (var view = 0; view < views; view++) await ViewAsync(email);
        return email;
    }

    private async Task ViewAsync(string email, TimeSpan ahead = default)
    {
        var answer = await Given.PostAsync("activities",
            $$"""{ "lead": { "email": "{{email}}" }, "type": "page_view", "at": "{{app.Clock.GetUtcNow() + ahead:yyyy-MM-ddTHH:mm:ssZ}}", "url": "https://acme.example/{{Guid.NewGuid()}}" }""");
        Assert.Equal(201, answer.Code);
    }

    /// <summary>What is kept, but for the instant at which it was, and as of when the score was written.</summary>
    private Task<string> TalliesAsync(string email) => Given.AskAsync<string>(
        "select as_of || ' ' || encode(substr(tallies, 9), 'hex') from lead_scores join leads on leads.id = lead_id where email = $1", email);

    private Task<double> EngagementAsync(string email) =>
        Given.AskAsync<double>("select engagement from lead_scores join leads on leads.id = lead_id where email = $1", email);
}
