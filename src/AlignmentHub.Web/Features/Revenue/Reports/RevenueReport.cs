using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Targets;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class RevenueReport(RevenueQueries revenue, TargetQueries targets, RevenuePeriods periods) : IReport
{
    public string Name => "revenue";

    public string Summary => "Won, open, sourced and influenced revenue: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var totals = await revenue.TotalsAsync(asked.Period, ct);
        var members = new Dictionary<string, object?>
        {
            ["currency"] = periods.Currency,
            ["wonMinor"] = totals.WonMinor, ["wonCount"] = totals.WonCount, ["openMinor"] = totals.OpenMinor, ["openCount"] = totals.OpenCount,
            ["sourcedMinor"] = totals.Won.SourcedMinor, ["influencedMinor"] = totals.Won.InfluencedMinor, ["targetMinor"] = (await targets.SheetAsync(asked.Period, ct)).RevenueTarget,
            ["influencedBeforeCreationMinor"] = totals.Won.BeforeMinor, ["influencedAfterCreationMinor"] = totals.Won.AfterMinor,
            ["openSourcedMinor"] = totals.Open.SourcedMinor, ["openInfluencedMinor"] = totals.Open.InfluencedMinor,
            ["lostCount"] = totals.LostCount, ["winRate"] = totals.WinRate,
        };
        return new ReportAnswer("Won: opportunities won, by close date. Open: opportunities open now. Sourced: the earliest of marketing touches and sales outreaches of the contacts in the 180 days "
            + "before creation is marketing's. Influenced: at least one marketing touch from 180 days before creation to the close. Sourced and influenced are never added.", "won",
            members, new(["number", "value"], members.Select(member => new[] { member.Key, member.Value })));
    }
}
