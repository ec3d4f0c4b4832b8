using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class RejectionsReport(QualityQueries quality) : IReport
{
    public string Name => "rejections";

    public string Summary => "Why sales said no: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var (decisions, reasons) = (await quality.DecisionsAsync(asked.Period, ct), await quality.RejectionsAsync(asked.Period, ct));
        return new ReportAnswer("Acceptance rate: accepted ÷ decided, by the instant of the decision. Reasons: rejected hand-offs by reason.", "rejected", new Dictionary<string, object?>
        {
            ["decided"] = decisions.Decided, ["accepted"] = decisions.Accepted, ["acceptanceRate"] = decisions.AcceptanceRate, ["reasons"] = reasons,
        }, new(["reason", "label", "side", "count"], reasons.Select(r => new object?[] { r.Reason, r.Label, r.Side, r.Count })));
    }
}
