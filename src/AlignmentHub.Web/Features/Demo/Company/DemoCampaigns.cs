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
        Always("search-brand", "Search: our name", DemandCapture, Search, leads: 400, monthlyMinor: 210_000);
        Always("search-planning", "Search: inventory planning", DemandCapture, Search, leads: 560, monthlyMinor: 640_000);
        Always("search-compare", "Search: alternatives and comparisons", DemandCapture, Search, leads: 320, monthlyMinor: 380_000);
        Always("retargeting", "Back to pricing", DemandCapture, Retargeting, leads: 260, monthlyMinor: 240_000);
        Always(Referrals, "Customers recommend us", DemandCapture, Referral, leads: 110, monthlyMinor: 60_000);
        Always(Newsletter, "Monthly letter", DemandGeneration, DemoEntry.Newsletter, leads: 260, monthlyMinor: 45_000);
        Always("customer-stories", "Customer stories", DemandGeneration, Social, leads: 460, monthlyMinor: 300_000);
        Run("ebook-forecasting", "E-book", "Forecasting for people", Download, (300, 0), leads: 520, monthlyMinor: 170_000);
        Run("webinar-spreadsheets", "Webinar", "Planning without spreadsheets", Webinar, (340, 20), leads: 430, monthlyMinor: 190_000);
        Run("webinar-quiet-warehouse", "Webinar", "The quiet warehouse", Webinar, (180, 0), leads: 390, monthlyMinor: 190_000);
        Run("fair-supply-days", "Fair", "Example Supply Days", Fair, (240, 190), leads: 340, monthlyMinor: 2_900_000);
        Run(PrizeDraw, "Prize draw", "Win a tablet", DemoEntry.PrizeDraw, (210, 4), leads: 640, monthlyMinor: 780_000);
        return _all;
    }

    private void Always(string key, string name, BudgetKind kind, DemoEntry entry, int leads, long monthlyMinor) =>
        _all.Add(new(_ids.Next(span.SetUp), key, name, entry, leads, DemoSpan.Days, ToAge: 0)
        {
            BudgetKind = kind, CreatedAt = span.SetUp, MonthlyMinor = monthlyMinor,
        });

    private void Run(string key, string what, string asset, DemoEntry entry, (int FromAge, int ToAge) days, int leads, long monthlyMinor)
    {
        var planned = span.Today.AddDays(-days.FromAge - 7);
        _all.Add(new(_ids.Next(planned), key, $"{what}: {asset}", entry, leads, days.FromAge, days.ToAge)
        {
            BudgetKind = DemandGeneration, CreatedAt = planned, Asset = asset, MonthlyMinor = monthlyMinor,
        });
    }

    private static IEnumerable<DateOnly> Months(DateTimeOffset from, DateTimeOffset to)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= DateOnly.FromDateTime(to.UtcDateTime); month = month.AddMonths(1)) yield return month;
    }
}
