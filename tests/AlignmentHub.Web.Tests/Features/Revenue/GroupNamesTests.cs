using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Page;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

/// <summary>A source has the key of a campaign: it is called by its own name all the same.</summary>
public sealed class GroupNamesTests(HubApp app) : IClassFixture<HubApp>, IAsyncLifetime
{
    private const string Key = "fair-26";
    private static readonly ReportPeriod Quarter = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync() => await app.Given.PutAsync("campaigns/by-key", """{"key":"fair-26","name":"Autumn fair"}""");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("campaignWon", FunnelGrouping.None, AttributionGrouping.Source, Key, "won revenue earned by campaign Autumn fair")]
    [InlineData("earned", FunnelGrouping.None, AttributionGrouping.Campaign, Key, "revenue earned by Autumn fair")]
    [InlineData("earned", FunnelGrouping.Campaign, AttributionGrouping.Source, Key, "revenue earned by fair-26")]
    [InlineData("earned", FunnelGrouping.None, AttributionGrouping.Source, "", "revenue earned by (touch without source)")]
    [InlineData("stage-Mql", FunnelGrouping.Campaign, AttributionGrouping.Campaign, Key, "MQL Autumn fair")]
    [InlineData("stage-Mql", FunnelGrouping.Campaign, AttributionGrouping.Campaign, "unheard-of", "MQL unheard-of")]
    [InlineData("stage-Mql", FunnelGrouping.Source, AttributionGrouping.Campaign, Key, "MQL fair-26")]
    [InlineData("stage-Mql", FunnelGrouping.Source, AttributionGrouping.Campaign, "", "MQL (blank)")]
    [InlineData("stage-Mql", FunnelGrouping.None, AttributionGrouping.Campaign, null, "MQL")]
    [InlineData("rejected", FunnelGrouping.None, AttributionGrouping.Campaign, "badContactData", "rejected hand-offs Wrong contact data")]
    public async Task Records_are_called_as_people_call_them(string of, FunnelGrouping by, AttributionGrouping earnedBy, string? key, string title) =>
        Assert.Equal($"Records behind: {title}", await app.Get<RecordsTitle>().OfAsync(new(of, Quarter, Grouping: by, Key: key) { EarnedBy = earnedBy }));

    [Fact]
    public async Task An_adjustment_of_a_campaign_is_called_by_the_campaigns_name() => Assert.EndsWith("Autumn fair",
        await app.Get<RecordsTitle>().OfAsync(new("monthNow", Quarter, Key: Key) { Number = MonthFigure.Attribution(AttributionModel.Linear, AttributionGrouping.Campaign) }), StringComparison.Ordinal);

    [Theory]
    [InlineData("campaign", "Autumn fair")]
    [InlineData("source", Key)]
    public async Task Tables_show_the_names_of_campaigns_and_link_by_their_keys(string grouping, string name)
    {
        await app.Given.PutLeadAsync("""{"email":"visitor@fair.example","campaign":"fair-26","source":"fair-26","history":[{"stage":"mql","at":"2026-02-01T09:00:00Z"}]}""");
        var view = new RevenueView("2026-01-01", "2026-04-01", grouping) { Group = grouping };
        var (groups, names) = (await app.Get<FunnelQueries>().CohortAsync(Quarter, 90, view.Grouping), await app.Get<CampaignNames>().OfAsync([Key]));
        var earned = new EarnedRevenue(AttributionModel.Linear, 100, [new(Key, 100, 1)]);

        string[] tables =
        [
            await app.RenderAsync<FunnelTable>(new() { ["Groups"] = groups, ["View"] = view, ["Campaigns"] = names }),
            await app.RenderAsync<AttributionTable>(new() { ["Earned"] = earned, ["View"] = view, ["Campaigns"] = names }),
            await app.RenderAsync<ModelsTable>(new() { ["Models"] = new[] { earned }, ["View"] = view, ["Campaigns"] = names }),
        ];

        Assert.All(tables, table =>
        {
            Assert.Matches($@"<th scope=""row""[^>]*>\s*{name}", table);
            Assert.Contains($"key={Key}", table, StringComparison.Ordinal);
        });
    }
}
