using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue.Reports;

internal sealed class SpeedReport(SpeedQueries speed) : IReport
{
    public string Name => "speed-conversion";

    public string Summary => "Speed to lead against conversion: from, to";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var buckets = await speed.ConversionAsync(asked.Period, ct);
        return new ReportAnswer("Leads that qualified in the period, by wall-clock time from then to the first outreach; it never restarts. Qualified: those of them that sales qualified; never: not reached yet.", "speed", new Dictionary<string, object?>
        {
            ["buckets"] = buckets.Select(b => new { untilMinutes = End(b), leads = b.Leads, qualified = b.Qualified, rate = b.QualifiedRate, never = b.Bucket == SpeedQueries.Buckets - 1 }),
        }, new(["untilMinutes", "leads", "qualified", "rate"],
            buckets.Select(b => new object?[] { b.Bucket == SpeedQueries.Buckets - 1 ? "never" : End(b)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "longer", b.Leads, b.Qualified, b.QualifiedRate })));
    }

    private static int? End(SpeedBucket bucket) => bucket.Bucket < SpeedQueries.EndsInMinutes.Count ? SpeedQueries.EndsInMinutes[bucket.Bucket] : null;
}
