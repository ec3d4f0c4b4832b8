using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class VelocityReport(VelocityQueries velocity, BusinessVelocityQueries business) : IReport
{
    public string Name => "velocity";

    public string Summary => "How long leads stay between stages: from, to; in days and in business hours";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var stages = await velocity.StagesAsync(asked.Period, ct);
        var hours = (await business.StagesAsync(asked.Period, ct)).ToDictionary(b => b.Pair);
        return new ReportAnswer("Exit − entry over passes completed in the period, in calendar days, and in business hours of the calendar of the hand-off's clocks, else of the default one; open passes are counted and shown with their age, not averaged in. First: the lead was in the stage for the first time; the others are repeats.", "pass-Mql-Customer",
            new Dictionary<string, object?> { ["stages"] = stages.Select(s => Shape(s, hours[s.Pair])) },
            new(["from", "to", "passes", "medianDays", "p75Days", "negative", "openPasses", "firstPasses", "firstMedianDays", "repeatMedianDays", "openMedianDays", "medianBusinessHours", "p75BusinessHours"],
                stages.Select(s => new object?[] { s.From, s.To, s.Passes, s.MedianDays, s.P75Days, s.Negative, s.OpenPasses, s.FirstPasses, s.FirstMedianDays, s.RepeatMedianDays, s.OpenMedianDays, hours[s.Pair].MedianHours, hours[s.Pair].P75Hours })));
    }

    private static object Shape(StageVelocity s, BusinessVelocity b) => new
    {
        from = s.From, to = s.To, passes = s.Passes, medianDays = s.MedianDays, p75Days = s.P75Days, openPasses = s.OpenPasses, negative = s.Negative, firstPasses = s.FirstPasses,
        firstMedianDays = s.FirstMedianDays, repeatMedianDays = s.RepeatMedianDays, openMedianDays = s.OpenMedianDays, medianBusinessHours = b.MedianHours, p75BusinessHours = b.P75Hours,
    };
}
