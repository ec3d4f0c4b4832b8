using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class SpeedReport(SpeedQueries speed) : IReport
{
    public string Name => "speed-conversion";

    public string Summary => "Speed to lead against conversion: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var buckets = await speed.ConversionAsync(asked.Period, ct);
        return new ReportAnswer("Hand-offs created in the period, by wall-clock time from then to the first outreach; qualified: those of them that sales qualified.", "speed", new Dictionary<string, object?>
        {
            ["buckets"] = buckets.Select(b => new { untilMinutes = End(b), handoffs = b.Handoffs, qualified = b.Qualified, rate = b.QualifiedRate, never = b.Bucket == SpeedQueries.Buckets - 1 }),
        }, new(["untilMinutes", "handoffs", "qualified", "rate"],
            buckets.Select(b => new object?[] { b.Bucket == SpeedQueries.Buckets - 1 ? "never" : End(b)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "longer", b.Handoffs, b.Qualified, b.QualifiedRate })));
    }

    private static int? End(SpeedBucket bucket) => bucket.Bucket < SpeedQueries.EndsInMinutes.Count ? SpeedQueries.EndsInMinutes[bucket.Bucket] : null;
}
