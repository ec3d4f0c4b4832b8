using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Features.Revenue.Terms;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class RevenueReport(RevenueQueries revenue, TargetQueries targets, TermsQueries terms, RevenuePeriods periods) : IReport
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
        var holding = await terms.NowAsync(ct);
        var numbers = new ReportTable(["number", "value"], members.Select(member => new[] { member.Key, member.Value }).ToList());
        members["terms"] = TermsReport.Of(holding);
        return new ReportAnswer(TermsReport.Definition(holding), "won", members, numbers);
    }
}
