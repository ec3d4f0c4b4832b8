using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <param name="Passes">Completed in the period; negative ones are kept, and counted in <paramref name="Negative"/>.</param>
/// <param name="OpenPasses">Entered before the period's end and not left by then, for whichever stage.</param>
/// <param name="FirstPasses">Those of a lead that was in the stage for the first time; the others are repeats.</param>
/// <param name="OpenMedianDays">The age of the open ones, at the period's end or now.</param>
public sealed record StageVelocity(LeadStage From, LeadStage To, long Passes, double? MedianDays, double? P75Days, long Negative, long OpenPasses, long FirstPasses,
    double? FirstMedianDays, double? RepeatMedianDays, double? OpenMedianDays)
{
    public StagePair Pair => new(From, To);
}

internal sealed record VelocityRow(int Pair, long Passes, double? MedianDays, double? P75Days, long Negative, long OpenPasses, long FirstPasses, double? FirstMedianDays,
    double? RepeatMedianDays, double? OpenMedianDays);

/// <summary>How long leads stay between stages (semantics.md 6.4), in calendar days.</summary>
public sealed class VelocityQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private const string Sql = $$"""
        with {{StagePasses.Sql}}
        select n as "Pair",
               count(*) filter (where is_done) as "Passes",
               percentile_cont(0.5) within group (order by days) filter (where is_done) as "MedianDays",
               percentile_cont(0.75) within group (order by days) filter (where is_done) as "P75Days",
               count(*) filter (where is_done and days < 0) as "Negative",
               count(*) filter (where is_open) as "OpenPasses",
               count(*) filter (where is_done and pass = 1) as "FirstPasses",
               percentile_cont(0.5) within group (order by days) filter (where is_done and pass = 1) as "FirstMedianDays",
               percentile_cont(0.5) within group (order by days) filter (where is_done and pass > 1) as "RepeatMedianDays",
               percentile_cont(0.5) within group (order by extract(epoch from {2} - started) / 86400) filter (where is_open) as "OpenMedianDays"
        from measured
        where is_done or is_open
        group by n
        """;

    /// <summary>Every pair of stages, in order.</summary>
    public async Task<IReadOnlyList<StageVelocity>> StagesAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var until = clock.GetUtcNow() is var now && now < period.To ? now : period.To;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQueryRaw<VelocityRow>(Sql, period.From, period.To, until).ToDictionaryAsync(row => row.Pair, ct);
        return [.. StagePair.All.Select((pair, n) => Of(pair, rows.GetValueOrDefault(n + 1)))];
    }

    private static StageVelocity Of(StagePair pair, VelocityRow? r) => r is null
        ? new(pair.From, pair.To, 0, null, null, 0, 0, 0, null, null, null)
        : new(pair.From, pair.To, r.Passes, r.MedianDays, r.P75Days, r.Negative, r.OpenPasses, r.FirstPasses, r.FirstMedianDays, r.RepeatMedianDays, r.OpenMedianDays);
}
