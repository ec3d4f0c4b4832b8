using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class MonthAdjustmentTests(ClosedJanuary january) : IClassFixture<ClosedJanuary>
{
    private static readonly ReportPeriod Month = new(ClosedJanuary.Begin, ClosedJanuary.Begin.AddMonths(1));
    private static readonly ReportPeriod Quarter = new(ClosedJanuary.Begin, ClosedJanuary.Begin.AddMonths(3));

    private static readonly RevenueView InQuarter = new("2026-01-01", "2026-04-01");

    private HubApp App => january.App;

    private Given Given => App.Given;

    [Fact]
    public async Task Each_line_opens_the_records_that_caused_it_and_they_add_up_to_it()
    {
        var changed = (await App.Get<AdjustmentQueries>().OfAsync(ClosedJanuary.Month)).Where(line => line.Difference != 0).ToList();

        Assert.Equal(["attainment", "attribution", "cohort", "influenced", "promise", "promised", "revenue", "throughput"], changed.Select(line => line.Name.Split('/')[0]).Distinct().Order());
        Assert.Contains(changed, line => line.Name == "promise/Completeness");
        Assert.All(changed, line => Assert.True(line.HasRecords, line.Name));
        // All models are frozen by the same code; one of them is enough to open.
        foreach (var line in changed.Where(line => !line.Name.StartsWith("attribution/", StringComparison.Ordinal) || line.Name.Contains("/Linear/", StringComparison.Ordinal)))
        foreach (var (of, number) in new[] { ("monthFrozen", line.Frozen), ("monthNow", line.Now), ("monthAdjustment", line.Difference) })
        {
            var found = (await App.Get<RecordQueries>().FindAsync(new(of, Month, Key: line.Key) { Number = line.Name }, 0, 200)).Value!;
            Assert.Equal((line.Name, line.Key, of, number), (line.Name, line.Key, of, found.SumMinor ?? found.Counted ?? 0));
            Assert.Equal(number, found.Items.Sum(record => record.AmountMinor ?? record.Counted));
            Assert.True(of != "monthAdjustment" || found.Items.All(record => record is not { AmountMinor: 0 } and not { Counted: 0 }));
        }
    }

    [Fact]
    public async Task Attribution_over_a_closed_month_opens_what_was_frozen_and_its_adjustments_apart()
    {
        foreach (var by in Enum.GetValues<AttributionGrouping>())
        {
            var earned = await App.Get<AttributionQueries>().EarnedAsync(new(Quarter, by), AttributionModel.FullPath);

            foreach (var group in earned.Groups)
            {
                var found = await FindAsync(new(group.Key is null ? "untouched" : "earned", Quarter, Key: group.Key) { Model = AttributionModel.FullPath, EarnedBy = by });
                Assert.Equal((group.AmountMinor, group.Deals), (found.SumMinor, found.Total));
            }
            var adjusted = await FindAsync(new("monthAdjustments", Quarter) { Number = MonthFigure.Attribution(AttributionModel.FullPath, by) });
            Assert.NotEqual(0, adjusted.SumMinor);
            Assert.Equal(earned.Adjustments.Sum(adjustment => adjustment.AmountMinor), adjusted.SumMinor);
        }
    }

    [Fact]
    public async Task Side_by_side_the_rows_of_every_model_add_up_to_its_total_with_the_adjustments()
    {
        var models = await App.Get<AttributionQueries>().EarnedAsync(new(Quarter), Enum.GetValues<AttributionModel>());

        var page = await App.RenderAsync<ModelsTable>(new() { ["Models"] = models, ["View"] = InQuarter, ["Campaigns"] = new Dictionary<string, string>() });

        Assert.Equal(models.Count, page.Split("of=monthAdjustments").Length - 1);
        Assert.All(models, model =>
        {
            Assert.Equal(model.TotalMinor, model.Groups.Sum(group => group.AmountMinor) + model.AdjustmentMinor);
            Assert.Contains($">{MoneyText.Format(model.AdjustmentMinor, "EUR")}</a>", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Campaigns_keep_what_was_frozen_tell_the_adjustment_beside_it_and_open_both()
    {
        var earned = await App.Get<AttributionQueries>().EarnedAsync(new(Quarter), AttributionModel.Linear);
        var results = await App.Get<CampaignQueries>().ResultsAsync(Quarter, AttributionModel.Linear);

        Assert.Equal(await Given.ListAsync("select key || ' ' || value from frozen_figures where name = 'influenced/Campaign' and key <> '' order by key"),
            (await App.Get<CampaignQueries>().ResultsAsync(Month, AttributionModel.Linear)).OrderBy(result => result.Key, StringComparer.Ordinal).Select(result => $"{result.Key} {result.InfluencedMinor}"));
        Assert.Contains(results, result => result.AdjustmentMinor != 0);
        Assert.Contains(results, result => result.InfluencedAdjustmentMinor != 0);
        foreach (var result in results)
        {
            Assert.Equal(result.InfluencedMinor, (await FindAsync(new("campaignInfluenced", Quarter, Key: result.Key))).SumMinor);
            Assert.Equal(result.InfluencedAdjustmentMinor, (await FindAsync(new("monthAdjustment", Quarter, Key: result.Key) { Number = MonthFigure.Influenced })).SumMinor ?? 0);
            Assert.Equal(earned.Groups.Where(group => group.Key == result.Key).Sum(group => group.AmountMinor), result.WonMinor);
            Assert.Equal(result.WonMinor, (await FindAsync(new("campaignWon", Quarter, Key: result.Key) { Model = AttributionModel.Linear })).SumMinor);
            Assert.Equal(result.AdjustmentMinor, (await FindAsync(new("monthAdjustment", Quarter, Key: result.Key) { Number = MonthFigure.Attribution(AttributionModel.Linear, AttributionGrouping.Campaign) })).SumMinor ?? 0);
        }
    }

    [Fact]
    public async Task A_period_that_touches_a_closed_month_says_so_and_leads_to_it()
    {
        Assert.Contains("/revenue/months?month=2026-01", await NoteAsync(new("2026-01-10", "2026-02-10")), StringComparison.Ordinal);
        Assert.Equal("", await NoteAsync(new("2026-02-01", "2026-03-01")));

        Task<string> NoteAsync(RevenueView view) => App.RenderAsync<ClosedMonthsNote>(new() { ["View"] = view, ["Text"] = "Closed", ["Loaded"] = view });
    }

    [Fact]
    public async Task What_a_close_freezes_is_what_the_pages_show()
    {
        var figures = (await App.Get<MonthFigures>().ReadAsync(Month, App.Clock.GetUtcNow())).ToDictionary(figure => (figure.Name, figure.Key ?? "-"), figure => figure.Value);
        var totals = await App.Get<RevenueQueries>().TotalsAsync(Month);

        Assert.Equal((totals.WonMinor, totals.Won.SourcedMinor, totals.Won.InfluencedMinor), (figures[("revenue/won", "-")], figures[("revenue/sourced", "-")], figures[("revenue/influenced", "-")]));
        foreach (var (by, suffix) in new[] { (FunnelGrouping.None, ""), (FunnelGrouping.Source, "/Source"), (FunnelGrouping.Campaign, "/Campaign") })
        {
            foreach (var group in await App.Get<FunnelQueries>().CohortAsync(Month, FunnelQueries.DefaultWindowDays, by))
                Assert.All(group.Stages, stage => Assert.Equal(stage.Entered, figures[($"cohort/{stage.Stage}{suffix}", group.Key ?? "-")]));
            foreach (var group in await App.Get<FunnelQueries>().ThroughputAsync(Month, by))
                Assert.All(group.Stages, stage => Assert.Equal(stage.Entered, figures[($"throughput/{stage.Stage}{suffix}", group.Key ?? "-")]));
        }
    }

    private async Task<RecordsFound> FindAsync(RecordsWanted wanted) => (await App.Get<RecordQueries>().FindAsync(wanted, 0, 1)).Value!;
}
