using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class PipelineReport(PipelineQueries pipeline, RevenuePeriods periods) : IReport
{
    public string Name => "pipeline";

    public string Summary => "How much money the pipeline brings a day: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var v = await pipeline.VelocityAsync(asked.Period, ct);
        var members = new Dictionary<string, object?>
        {
            ["currency"] = periods.Currency, ["openCount"] = v.Open, ["winRate"] = v.WinRate, ["averageWonMinor"] = v.AverageWonMinor, ["medianCycleDays"] = v.MedianCycleDays, ["minorPerDay"] = v.MinorPerDay,
        };
        return new ReportAnswer("Opportunities open now × win rate × average won amount ÷ median days from creation to close; the last three of the period, by close date.", "open", members,
            new(["number", "value"], members.Select(member => new[] { member.Key, member.Value })));
    }
}
