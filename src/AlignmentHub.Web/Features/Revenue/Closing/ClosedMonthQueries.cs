using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>A month whose numbers are frozen.</summary>
public sealed record FrozenMonth(Guid Id, DateOnly Month, ReportPeriod Span)
{
    /// <summary>Months closed by an older version keep no influence of campaigns; there it is as known now.</summary>
    public required bool KeepsInfluence { get; init; }

    public bool Has(DateTimeOffset at) => at >= Span.From && at < Span.To;

    public bool Keeps(string figure) => KeepsInfluence || figure != MonthFigure.Influenced;
}

/// <summary>A frozen number of one month.</summary>
/// <param name="HasParts">Whether it kept the records that it counted.</param>
public sealed record FrozenValue(Guid MonthId, MonthFigure Figure, bool HasParts);

/// <summary>Which months are closed, and what was frozen.</summary>
public sealed class ClosedMonthQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<bool> WasClosedAsync(DateOnly month, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ClosedMonth>().AnyAsync(m => m.Month == month, ct);
    }

    /// <summary>The closed months that lie wholly in the period, oldest first.</summary>
    public async Task<IReadOnlyList<FrozenMonth>> InAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ClosedMonth>()
            .Where(m => m.ReopenedAt == null && m.BeginsAt >= period.From && m.EndsAt <= period.To)
            .OrderBy(m => m.Month)
            .Select(m => new FrozenMonth(m.Id, m.Month, new ReportPeriod(m.BeginsAt, m.EndsAt))
            {
                KeepsInfluence = db.Set<FrozenFigure>().Any(f => f.ClosedMonthId == m.Id && f.Name == MonthFigure.Influenced),
            })
            .ToListAsync(ct);
    }

    /// <summary>The closed months of which any day lies in the period, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> TouchedAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ClosedMonth>()
            .Where(m => m.ReopenedAt == null && m.BeginsAt < period.To && m.EndsAt > period.From)
            .OrderBy(m => m.Month)
            .Select(m => m.Month)
            .ToListAsync(ct);
    }

    /// <param name="names">Which numbers; all of them without any.</param>
    public async Task<IReadOnlyList<FrozenValue>> FiguresAsync(IReadOnlyList<FrozenMonth> months, IReadOnlyList<string> names, CancellationToken ct = default)
    {
        if (months.Count == 0) return [];

        var (ids, some) = (months.Select(month => month.Id).ToArray(), names.ToArray());
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<FrozenFigure>()
            .Where(f => ids.Contains(f.ClosedMonthId) && (some.Length == 0 || some.Contains(f.Name)))
            .OrderBy(f => f.Id)
            .Select(f => new FrozenValue(f.ClosedMonthId, new MonthFigure(f.Name, f.Key, f.Value, f.Count), f.RecordIds.Length > 0))
            .ToListAsync(ct);
    }

    /// <summary>Every group of one number of these months with what it counted. This reads much more than the values alone.</summary>
    public async Task<IReadOnlyList<MonthFigure>> WithPartsAsync(IReadOnlyList<FrozenMonth> months, string name, CancellationToken ct = default)
    {
        var ids = months.Select(month => month.Id).ToArray();
        await using var db = await databases.CreateDbContextAsync(ct);
        var figures = await db.Set<FrozenFigure>().AsNoTracking().Where(f => ids.Contains(f.ClosedMonthId) && f.Name == name).OrderBy(f => f.Id).ToListAsync(ct);
        return [.. figures.Select(f => new MonthFigure(f.Name, f.Key, f.Value, f.Count) { Parts = [.. f.RecordIds.Zip(f.Amounts, (id, amount) => new FigurePart(id, amount))] })];
    }
}
