using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class VelocityReport(VelocityQueries velocity) : IReport
{
    public string Name => "velocity";

    public string Summary => "How long leads stay between stages: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var stages = await velocity.StagesAsync(asked.Period, ct);
        return new ReportAnswer("Exit − entry over passes completed in the period, in calendar days; open passes are counted and shown with their age, not averaged in. First: the lead was in the stage for the first time; the others are repeats.", "stage-Customer",
            new Dictionary<string, object?> { ["stages"] = stages },
            new(["from", "to", "passes", "medianDays", "p75Days", "negative", "openPasses", "firstPasses", "firstMedianDays", "repeatMedianDays", "openMedianDays"],
                stages.Select(s => new object?[] { s.From, s.To, s.Passes, s.MedianDays, s.P75Days, s.Negative, s.OpenPasses, s.FirstPasses, s.FirstMedianDays, s.RepeatMedianDays, s.OpenMedianDays })));
    }
}
