using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Speed to lead over many leads: those that were reached, by median and 90th percentile, and where their time went on average.</summary>
/// <param name="Closed">Those that were closed without an outreach; like those that wait they have no speed. Reached, closed and waiting are all that qualified.</param>
public sealed record SpeedSummary(int Reached, int Closed, int Waiting, TimeSpan? MedianWall, TimeSpan? P90Wall, TimeSpan? MedianBusiness, TimeSpan? P90Business, DelayParts? Mean)
{
    public static SpeedSummary Of(IReadOnlyList<SpeedLine> lines)
    {
        var reached = lines.Where(line => line.Group == SpeedGroup.Reached).Select(line => line.Parts).ToList();
        List<TimeSpan> wall = [.. reached.Select(parts => parts.Wall).Order()], business = [.. reached.Select(parts => parts.Business).Order()];
        return new SpeedSummary(reached.Count, In(SpeedGroup.Closed), In(SpeedGroup.Waiting), Percentile.Of(wall, 0.5), Percentile.Of(wall, 0.9), Percentile.Of(business, 0.5), Percentile.Of(business, 0.9),
            reached.Count == 0 ? null : new DelayParts(Mean(p => p.Outside), Mean(p => p.Routing), Mean(p => p.Decision), Mean(p => p.FirstTouch)));

        int In(SpeedGroup group) => lines.Count(line => line.Group == group);

        TimeSpan Mean(Func<DelayParts, TimeSpan> part) => TimeSpan.FromTicks((long)reached.Average(parts => (double)part(parts).Ticks));
    }
}
