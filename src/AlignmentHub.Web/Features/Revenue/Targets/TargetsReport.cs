using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Reports;

namespace AlignmentHub.Web.Features.Revenue.Targets;

internal sealed class TargetsReport(TargetQueries targets) : IReport
{
    public string Name => "targets";

    public string Summary => "Targets against what is there, by month and team, with pace and forecast: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var sheet = await targets.SheetAsync(asked.Period, ct);
        return new ReportAnswer("Target: of the months that begin in the period. Actual: won by close date, pipeline by the deal's creation, entries into the stage; of a team by the owner. Expected: target × working days "
            + "over ÷ working days of the period. Forecast: actual + what is left of the working days at the present pace; low and high at the slowest and fastest pace of the present and the six months before.", "won",
            new Dictionary<string, object?>
            {
                ["workingDays"] = sheet.Pace.DaysInAll, ["workingDaysOver"] = sheet.Pace.DaysDone, ["note"] = sheet.Note, ["targets"] = sheet.Lines,
            },
            new(["measure", "team", "target", "actual", "expectedByNow", "forecastLow", "forecast", "forecastHigh"],
                sheet.Lines.Select(l => new object?[] { l.Measure, l.Team ?? "all", l.Target, l.Actual, l.Expected, l.Forecast?.Low, l.Forecast?.Likely, l.Forecast?.High })));
    }
}
