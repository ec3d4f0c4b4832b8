using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Campaigns;

public sealed class CampaignResultTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Quarter = new(Begin, Begin.AddMonths(3));
    private static readonly string[] Reasons = ["tooSmall", "noIntent", "noCapacity"];
    private static readonly string[] Clicks = ["ad_click", "social_click", "email_click"];
    private static readonly string[] SignUps = ["form_submit", "webinar_registered", "trial_signup", "demo_request"];
    private static readonly string[] Doings = ["ad_impression", .. Clicks, .. SignUps, "webinar", "page_view"];

    private readonly HubApp _app = new();
    private readonly Random _dice = new(20250101);
    private readonly List<Story> _stories = [];

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_number_agrees_with_a_recount_of_what_was_generated()
    {
        foreach (var campaign in new[] { "ads", "fair", "mail" }) await TellAsync(campaign);

        foreach (var result in await _app.Get<CampaignQueries>().ResultsAsync(Quarter, AttributionModel.First))
        {
            var own = _stories.Where(story => story.Campaign == result.Key).ToList();
            Assert.Equal(own.Count(story => Falls(story.CreatedAt)), result.Leads);
            Assert.Equal(own.Count(story => Falls(story.MqlAt)), result.Mqls);
            Assert.Equal(own.Count(story => Falls(story.DecidedAt)), result.Decided);
            Assert.Equal(own.Count(story => Falls(story.DecidedAt) && story.Reason is null), result.Accepted);
            Assert.Equal(own.Count(story => Falls(story.DecidedAt) && story.Reason is "tooSmall" or "noIntent" && Falls(story.DecidedAt)), result.RejectedByMarketing);
            Assert.Equal(own.Sum(story => Falls(story.WonAt) ? story.Minor : 0), result.WonMinor);
            Assert.Equal(own.Count(story => Falls(story.WonAt)), result.WonDeals);
            Assert.Equal(1100, result.SpendMinor);
            Assert.Equal((result.WonMinor - 1100) / 1100.0, result.Roi);
            Assert.Equal((result.Leads, result.Mqls, result.Sqls), (await TotalAsync("campaignLeads", result), await TotalAsync("campaignMqls", result), await TotalAsync("campaignSqls", result)));
            Assert.Equal((result.Decided, result.Accepted), (await TotalAsync("campaignDecided", result), await TotalAsync("campaignAccepted", result)));
            Assert.Equal(result.RejectedByMarketing, await TotalAsync("campaignRejectedMarketing", result));
            foreach (var reason in result.Rejections) Assert.Equal(reason.Count, await TotalAsync("campaignRejected", result, reason.Reason));
            Assert.Equal((result.WonMinor, result.PipelineMinor, result.InfluencedMinor), (await SumAsync("campaignWon", result), await SumAsync("campaignPipeline", result), await SumAsync("campaignInfluenced", result)));
            Assert.True(result.PipelineMinor > 0);
            var done = own.SelectMany(story => story.Done).Where(doing => Falls(doing.At)).ToLookup(doing => doing.Type == "ad_impression" ? "seen" : Clicks.Contains(doing.Type) ? "clicked" : SignUps.Contains(doing.Type) ? "signed" : "");
            Assert.Equal((done["seen"].Count(), done["clicked"].Count(), done["signed"].Count()), (result.Leading!.Impressions, result.Leading.Clicks, result.Leading.SignUps));
            Assert.Equal((result.Leading.Impressions, result.Leading.Clicks, result.Leading.SignUps),
                (await TotalAsync("campaignImpressions", result), await TotalAsync("campaignClicks", result), await TotalAsync("campaignSignUps", result)));
        }
    }

    [Fact]
    public async Task Leading_indicators_stand_only_where_demand_is_made_and_revenue_stands_beside_them()
    {
        await Given.PutAsync("campaigns/by-key", """{"key":"make","name":"Make","budgetKind":"demandGeneration","spend":[{"month":"2025-02","amountMinor":5}]}""");
        await Given.PutAsync("campaigns/by-key", """{"key":"catch","name":"Catch","budgetKind":"demandCapture","spend":[{"month":"2025-02","amountMinor":5},{"month":"2025-04","amountMinor":70}]}""");
        using var api = _app.Api();

        var answer = await api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/campaigns?from=2025-01-01&to=2025-04-01");

        var campaigns = answer.GetProperty("campaigns").EnumerateArray().ToDictionary(c => c.Text("key")!);
        Assert.Equal((JsonValueKind.Object, JsonValueKind.Null), (campaigns["make"].GetProperty("leading").ValueKind, campaigns["catch"].GetProperty("leading").ValueKind));
        Assert.Equal((0L, 5L), (campaigns["make"].GetProperty("wonMinor").GetInt64(), campaigns["catch"].GetProperty("spendMinor").GetInt64()));
    }

    [Fact]
    public async Task What_sales_says_before_launch_is_marked_and_a_leader_only_reads()
    {
        var campaign = await Given.PastCampaignAsync("coming");
        var (rep, leader) = (await Given.PersonAsync(Role.SalesRep, name: "Rita"), await Given.PersonAsync(Role.Leader));
        var comment = _app.Get<CommentOnCampaign>();

        Assert.True((await comment.RunAsync(campaign, " Not to students again, please. ", Given.ActorOf(rep))).IsDone);
        Assert.True((await comment.RunAsync(campaign, "x", Given.ActorOf(leader))).Refusal!.IsForbidden);
        Assert.Equal(["text"], (await comment.RunAsync(campaign, "  ", Given.ActorOf(rep))).Refusal!.Fields.Keys);
        Assert.Equal(1, (await _app.Get<CampaignNotesQueries>().UpcomingAsync()).Single().Comments);

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await Given.PastLeadAsync(_app.Clock.GetUtcNow(), campaign: campaign);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await comment.RunAsync(campaign, "As I said.", Given.ActorOf(rep));

        var notes = (await _app.Get<CampaignNotesQueries>().FindAsync("coming"))!.Notes;
        Assert.Equal([("Not to students again, please.", true), ("As I said.", false)], notes.Select(note => (note.Text, note.BeforeLaunch)));
    }

    private async Task<long> TotalAsync(string of, CampaignResult result, string? reason = null) => (await FindAsync(of, result, reason)).Total;

    private async Task<long> SumAsync(string of, CampaignResult result) => (await FindAsync(of, result)).SumMinor ?? 0;

    private async Task<RecordsFound> FindAsync(string of, CampaignResult result, string? reason = null) =>
        (await _app.Get<RecordQueries>().FindAsync(new(of, Quarter, Key: result.Key) { Model = AttributionModel.First, Reason = reason }, 0, 1)).Value!;

    private async Task TellAsync(string key)
    {
        var put = await Given.PutAsync("campaigns/by-key", $$"""
            {"key":"{{key}}","name":"{{key}}","budgetKind":"demandGeneration","spend":[{"month":"2024-12","amountMinor":7},{"month":"2025-01","amountMinor":1000},{"month":"2025-03","amountMinor":100},{"month":"2025-04","amountMinor":9}]}
            """);
        for (var n = 0; n < 15; n++)
        {
            var at = Begin.AddDays(_dice.Next(-60, 120));
            var story = new Story(key, at, at.AddDays(1), at.AddDays(2), _dice.Next(2) == 0 ? Reasons[_dice.Next(Reasons.Length)] : null, _dice.Next(3) == 0 ? at.AddDays(30) : null, _dice.Next(1, 100_000))
            {
                Done = [.. Enumerable.Range(0, _dice.Next(5)).Select(_ => (Doings[_dice.Next(Doings.Length)], at.AddDays(_dice.Next(-5, 60))))],
            };
            var lead = await Given.PastLeadAsync(at, campaign: put.Id);
            await Given.MoveAsync(lead, LeadStage.Mql, story.MqlAt);
            await Given.PastHandoffAsync(lead, story.DecidedAt, story.Reason, put.Id);
            await Given.TouchAsync(lead, at.AddDays(3), campaign: put.Id);
            foreach (var (type, doneAt) in story.Done) await Given.TouchAsync(lead, doneAt, type, put.Id);
            if (story.WonAt is null) await Given.PastDealAsync(story.Minor, at.AddDays(4), null, "Open", null, lead);
            if (story.WonAt is { } wonAt) await Given.PastDealAsync(story.Minor, at.AddDays(4), wonAt, "Won", null, lead);
            _stories.Add(story);
        }
    }

    private static bool Falls(DateTimeOffset? at) => at >= Quarter.From && at < Quarter.To;

    private sealed record Story(string Campaign, DateTimeOffset CreatedAt, DateTimeOffset MqlAt, DateTimeOffset DecidedAt, string? Reason, DateTimeOffset? WonAt, long Minor)
    {
        public required IReadOnlyList<(string Type, DateTimeOffset At)> Done { get; init; }
    }
}
