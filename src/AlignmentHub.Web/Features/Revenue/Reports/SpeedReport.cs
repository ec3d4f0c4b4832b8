using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class SpeedReport(SpeedQueries speed) : IReport
{
    public string Name => "speed-conversion";

    public string Summary => "Speed to lead against conversion: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var buckets = await speed.ConversionAsync(asked.Period, ct);
        return new ReportAnswer("Leads that qualified in the period, by wall-clock time from then to the first outreach; it never restarts. Qualified: those of them that sales qualified. Reached (in buckets), closed without an outreach and still waiting add up to all of them.", "speed", new Dictionary<string, object?>
        {
            ["buckets"] = buckets.Select(b => new { b.Group, untilMinutes = End(b), leads = b.Leads, qualified = b.Qualified, rate = b.QualifiedRate, records = Records(b, asked.Period) }),
        }, new(["group", "untilMinutes", "leads", "qualified", "rate"], buckets.Select(b => new object?[] { b.Group, End(b), b.Leads, b.Qualified, b.QualifiedRate })));
    }

    private static string Records(SpeedBucket bucket, ReportPeriod period) =>
        $"{ApiFeature.Root}/metrics/records?of={SpeedRecords.All}&from={period.From.ToWire()}&to={period.To.ToWire()}&key={bucket.Bucket}";

    // The slowest of those that were reached, and those that nobody reached, have no end.
    private static int? End(SpeedBucket bucket) => bucket.Bucket < SpeedQueries.EndsInMinutes.Count ? SpeedQueries.EndsInMinutes[bucket.Bucket] : null;
}
