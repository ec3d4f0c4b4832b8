using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>How much money the pipeline brings a day, and what that is made of (semantics.md 6.5).</summary>
/// <param name="Open">Opportunities that are open now.</param>
/// <param name="AverageWonMinor">Of those won in the period; absent without any, as is <paramref name="MedianCycleDays"/>.</param>
/// <param name="MedianCycleDays">From creation to close of those won in the period.</param>
public sealed record PipelineVelocity(long Open, long Won, long Lost, decimal? AverageWonMinor, double? MedianCycleDays)
{
    public double? WinRate => Won + Lost > 0 ? (double)Won / (Won + Lost) : null;

    /// <summary>Open × win rate × average won amount ÷ median cycle days; absent where one of them is.</summary>
    public long? MinorPerDay => WinRate is { } rate && AverageWonMinor is { } amount && MedianCycleDays is > 0 and { } days ? (long)Math.Round(Open * rate * (double)amount / days) : null;
}

/// <summary>The speed of the pipeline.</summary>
public sealed class PipelineQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<PipelineVelocity> VelocityAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<PipelineVelocity>($"""
            select (select count(*) from opportunities where stage = 'Open') as "Open",
                   count(*) filter (where stage = 'Won') as "Won",
                   count(*) filter (where stage = 'Lost') as "Lost",
                   avg(reporting_minor) filter (where stage = 'Won') as "AverageWonMinor",
                   percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at) / 86400) filter (where stage = 'Won') as "MedianCycleDays"
            from opportunities
            where stage in ('Won', 'Lost') and closed_at >= {period.From} and closed_at < {period.To}
            """).SingleAsync(ct);
    }
}
