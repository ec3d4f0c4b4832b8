using AlignmentHub.Domain;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Features.Revenue.Terms;

namespace AlignmentHub.Web.Features.Campaigns;

internal sealed class CampaignsReport(CampaignQueries campaigns, ClosedMonthQueries months, TermsQueries terms, RevenuePeriods periods) : IReport
{
    private const string Definition = "Spend: of the months that begin in the period. Leads: created in it. Mqls: first MQL entry in it. Acceptance rate: accepted ÷ decided, by the instant of the decision and the "
        + "hand-off's campaign. Sqls: entries into SQL. Won and pipeline: the campaign's share of what was won in the period and of what is open now, by the model; shares add up. Influenced: all of every won deal "
        + "that it touched; overlapping, does not add up. Cost per …: spend ÷ count. ROI: (won − spend) ÷ spend. Wastes sales' time: more than 40 % of at least 10 decisions were rejections for a reason on marketing's "
        + "side. Low intent: more than 20 % were noIntent or noRecall. Leading indicators: for demand generation only. Closed months: won and influenced stand as frozen (influenced as known now where the month did not keep it), the adjustments are what became known of them since (see months); "
        + "every other number is as known now.";

    public string Name => "campaigns";

    public string Summary => "What each campaign cost and brought: from, to, model";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var model = asked.Query.Choice<AttributionModel>("model") ?? (await terms.TermsAsync(ct)).Model;
        if (asked.Query.Refusal is { } unclear) return unclear;

        var (results, closed) = (await campaigns.ResultsAsync(asked.Period, model, ct), await months.TouchedAsync(asked.Period, ct));
        return new ReportAnswer(Definition, "won", new Dictionary<string, object?> { ["model"] = model, ["currency"] = periods.Currency, ["closedMonths"] = closed.Select(month => $"{month:yyyy-MM}"), ["campaigns"] = results },
            new(["key", "name", "channel", "budgetKind", "spendMinor", "leads", "mqls", "decided", "accepted", "acceptanceRate", "topReason", "sqls", "pipelineMinor", "wonMinor", "adjustmentMinor", "wonDeals", "influencedMinor (overlapping)",
                "influencedAdjustmentMinor", "costPerAcceptedMinor", "costPerSqlMinor", "costPerWonMinor", "roi", "wastesSalesTime", "lowIntent", "impressions", "clicks", "signUps"], results.Select(Row)));
    }

    private static object?[] Row(CampaignResult c) =>
    [
        c.Key, c.Name, c.Channel, c.BudgetKind, c.SpendMinor, c.Leads, c.Mqls, c.Decided, c.Accepted, c.AcceptanceRate, c.Rejections is [var top, ..] ? top.Label : null, c.Sqls,
        c.PipelineMinor, c.WonMinor, c.AdjustmentMinor, c.WonDeals, c.InfluencedMinor, c.InfluencedAdjustmentMinor, c.CostPerAcceptedMinor, c.CostPerSqlMinor, c.CostPerWonMinor, c.Roi, c.WastesSalesTime, c.IsLowIntent,
        c.Leading?.Impressions, c.Leading?.Clicks, c.Leading?.SignUps,
    ];
}
