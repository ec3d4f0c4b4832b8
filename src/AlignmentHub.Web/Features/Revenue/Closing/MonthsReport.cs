using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Platform.Api;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignmentHub.Web.Features.Revenue.Closing;

internal sealed class MonthsReport(AdjustmentQueries adjustments, ClosedMonthQueries months) : IReport
{
    public string Name => "months";

    public string Summary => "The closed months of a period with their frozen numbers and later adjustments: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        List<Adjustment> lines = [];
        foreach (var month in await months.InAsync(asked.Period, ct)) lines.AddRange(await adjustments.OfAsync(month.Month, ct));
        return new ReportAnswer("Frozen: the number when its month was closed. Now: what the facts known today would make of it. The difference is the adjustment; the frozen number does not move.", "won",
            new Dictionary<string, object?>
            {
                ["months"] = lines.GroupBy(line => line.Month).Select(month => new { month = $"{month.Key:yyyy-MM}", numbers = month.Select(Shape) }),
            },
            new(["month", "number", "group", "frozen", "now", "adjustment"], lines.Select(l => new object?[] { $"{l.Month:yyyy-MM}", l.Name, l.Key, l.Frozen, l.Now, l.Difference })));
    }

    private static object Shape(Adjustment line) => new { name = line.Name, key = line.Key, frozen = line.Frozen, now = line.Now, adjustment = line.Difference, records = RecordsOf(line) };

    /// <summary>What the adjustment is made of; absent where the month did not keep it.</summary>
    private static string? RecordsOf(Adjustment line) => !line.HasRecords ? null : QueryHelpers.AddQueryString($"{ApiFeature.Root}/metrics/records", new Dictionary<string, string?>
    {
        ["of"] = MonthRecords.Adjustment, ["from"] = $"{line.Month:yyyy-MM-dd}", ["to"] = $"{line.Month.AddMonths(1):yyyy-MM-dd}", ["number"] = line.Name, ["key"] = line.Key,
    });
}
