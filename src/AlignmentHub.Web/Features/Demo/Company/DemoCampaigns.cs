using AlignmentHub.Domain.Revenue;
using static AlignmentHub.Domain.Revenue.BudgetKind;
using static AlignmentHub.Web.Features.Demo.Company.DemoEntry;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>
/// The year's twelve campaigns. Two stand out: the prize draw brings the most leads and no customer, the referrals bring few leads and good ones.
/// </summary>
internal sealed class DemoCampaigns(DemoSpan span)
{
    public const string PrizeDraw = "prize-draw";
    public const string Referrals = "referrals";
    public const string Newsletter = "newsletter";

    private readonly DemoIds _ids = new(kind: 2);
    private readonly List<DemoCampaign> _all = [];

    public static IReadOnlyList<DemoCampaign> Plan(DemoSpan span) => new DemoCampaigns(span).Plan();

    /// <summary>One amount for each month in which a campaign ran, a little more or less each time.</summary>
    public static IReadOnlyList<DemoSpend> Spend(DemoSpan span, IEnumerable<DemoCampaign> campaigns)
    {
        var dice = new Dice("spend");
        return [.. from campaign in campaigns
                   from month in Months(span.Today.AddDays(-campaign.FromAge), span.Today.AddDays(-campaign.ToAge))
                   select new DemoSpend(campaign.Id, month, (long)(campaign.MonthlyMinor * (0.85 + (0.3 * dice.Share()))) / 100 * 100)];
    }

    private IReadOnlyList<DemoCampaign> Plan()
    {
        Always("search-brand", "Search: our name", "Search", DemandCapture, Search, "paid_search", "cpc", 400, 210_000);
        Always("search-planning", "Search: inventory planning", "Search", DemandCapture, Search, "paid_search", "cpc", 560, 640_000);
        Always("search-compare", "Search: alternatives and comparisons", "Search", DemandCapture, Search, "paid_search", "cpc", 320, 380_000);
        Always("retargeting", "Back to pricing", "Display", DemandCapture, Retargeting, "display", "cpm", 260, 240_000);
        Always(Referrals, "Customers recommend us", "Referral", DemandCapture, Referral, "referral", "word_of_mouth", 110, 60_000);
        Always(Newsletter, "Monthly letter", "E-mail", DemandGeneration, DemoEntry.Newsletter, "newsletter", "email", 260, 45_000);
        Always("customer-stories", "Customer stories", "Social", DemandGeneration, Social, "social", "paid_social", 460, 300_000);
        Run("ebook-forecasting", "E-book: forecasting for people", "Content", Download, "content", "organic", 520, 300, 0, 170_000, "Forecasting for people");
        Run("webinar-spreadsheets", "Webinar: planning without spreadsheets", "Webinar", Webinar, "webinar", "email", 430, 340, 20, 190_000, "Planning without spreadsheets");
        Run("webinar-quiet-warehouse", "Webinar: the quiet warehouse", "Webinar", Webinar, "webinar", "email", 390, 180, 0, 190_000, "The quiet warehouse");
        Run("fair-supply-days", "Fair: Example Supply Days", "Event", Fair, "event", "fair", 340, 240, 190, 2_900_000, "Example Supply Days");
        Run(PrizeDraw, "Prize draw: win a tablet", "Content syndication", DemoEntry.PrizeDraw, "content_syndication", "partner_site", 640, 210, 4, 780_000, "Prize draw");
        return _all;
    }

    private void Always(
        string key, string name, string channel, BudgetKind kind, DemoEntry entry, string source, string medium, int leads, long monthly) =>
        Add(key, name, channel, kind, entry, source, medium, leads, DemoSpan.Days, 0, monthly, null);

    private void Run(
        string key, string name, string channel, DemoEntry entry, string source, string medium, int leads, int from, int to, long monthly, string asset) =>
        Add(key, name, channel, DemandGeneration, entry, source, medium, leads, from, to, monthly, asset);

    private void Add(string key, string name, string channel, BudgetKind kind, DemoEntry entry, string source, string medium, int leads, int from, int to, long monthly, string? asset)
    {
        var begins = from == DemoSpan.Days ? span.SetUp : span.Today.AddDays(-from - 7);
        _all.Add(new DemoCampaign(_ids.Next(begins), key, name, channel, kind, entry, source, medium, leads, from, to, begins) { Asset = asset, MonthlyMinor = monthly });
    }

    private static IEnumerable<DateOnly> Months(DateTimeOffset from, DateTimeOffset to)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= DateOnly.FromDateTime(to.UtcDateTime); month = month.AddMonths(1)) yield return month;
    }
}
