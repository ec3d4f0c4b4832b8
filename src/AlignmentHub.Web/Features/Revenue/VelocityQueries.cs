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
    // Open ones come from the oldest on, so their ages are sorted backwards.
    private static readonly string Sql = StagePasses.OfAll((pair, n) => $$"""
        select {{n}} as "Pair", done.*, waiting.*
        from (
            select count(*) as "Passes",
                   percentile_cont(0.5) within group (order by days) as "MedianDays",
                   percentile_cont(0.75) within group (order by days) as "P75Days",
                   count(*) filter (where days < 0) as "Negative",
                   count(*) filter (where pass = 1) as "FirstPasses",
                   percentile_cont(0.5) within group (order by days) filter (where pass = 1) as "FirstMedianDays",
                   percentile_cont(0.5) within group (order by days) filter (where pass > 1) as "RepeatMedianDays"
            from ({{StagePasses.Done(pair)}}) d) done
        cross join (
            select count(*) as "OpenPasses", -percentile_cont(0.5) within group (order by date_part('epoch', started - {2}) / 86400) as "OpenMedianDays"
            from ({{StagePasses.Open(pair)}}) o) waiting
        """);

    /// <summary>Every pair of stages, in order.</summary>
    public async Task<IReadOnlyList<StageVelocity>> StagesAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var until = clock.GetUtcNow() is var now && now < period.To ? now : period.To;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQueryRaw<VelocityRow>(Sql, period.From, period.To, until).ToDictionaryAsync(row => row.Pair, ct);
        return [.. StagePair.All.Select((pair, n) => Of(pair, rows[n + 1]))];
    }

    private static StageVelocity Of(StagePair pair, VelocityRow r) =>
        new(pair.From, pair.To, r.Passes, r.MedianDays, r.P75Days, r.Negative, r.OpenPasses, r.FirstPasses, r.FirstMedianDays, r.RepeatMedianDays, r.OpenMedianDays);
}
