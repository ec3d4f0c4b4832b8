using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>A month in the ledger of closes and reopenings.</summary>
public sealed record MonthLine(DateOnly Month, DateTimeOffset ClosedAt, string? ClosedBy, string Model, string Definitions, int? Terms, DateTimeOffset? ReopenedAt, string? ReopenedBy, string? Reason)
{
    public bool IsClosed => ReopenedAt is null;
}

/// <summary>What a number of a closed month would be now, and what it was when the month was closed.</summary>
/// <param name="HasRecords">Months closed by an older version did not keep what every number counted.</param>
public sealed record Adjustment(DateOnly Month, string Name, string? Key, long Frozen, long Now, bool HasRecords = true)
{
    public long Difference => Now - Frozen;
}

/// <summary>The ledger of months, and what changed after each close.</summary>
public sealed class AdjustmentQueries(IDbContextFactory<HubDb> databases, ClosedMonthQueries months, MonthFigures figures, TimeProvider clock)
{
    /// <summary>Every close, the latest month first.</summary>
    public async Task<IReadOnlyList<MonthLine>> LedgerAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await (
            from m in db.Set<ClosedMonth>()
            join closer in db.Set<Person>() on m.ClosedBy equals closer.Id into closers
            from closer in closers.DefaultIfEmpty()
            join opener in db.Set<Person>() on m.ReopenedBy equals opener.Id into openers
            from opener in openers.DefaultIfEmpty()
            orderby m.Month descending, m.ClosedAt descending
            select new MonthLine(m.Month, m.ClosedAt, closer.Name, m.Model, m.Definitions, m.Terms, m.ReopenedAt, opener.Name, m.ReopenReason)).ToListAsync(ct);
    }

    /// <summary>The frozen numbers of a closed month, and what later facts would make of them; nothing for an open one.</summary>
    public async Task<IReadOnlyList<Adjustment>> OfAsync(DateOnly month, CancellationToken ct = default)
    {
        var closed = (await months.InAsync(new(DateTimeOffset.UnixEpoch, clock.GetUtcNow()), ct)).Where(m => m.Month == month).ToList();
        if (closed is not [var only]) return [];

        var now = (await figures.ReadAsync(only.Span, clock.GetUtcNow(), ct)).Where(figure => only.Keeps(figure.Name)).ToDictionary(figure => (figure.Name, figure.Key), figure => figure.Value);
        var frozen = (await months.FiguresAsync(closed, [], ct)).ToDictionary(value => (value.Figure.Name, value.Figure.Key));
        return [.. frozen.Keys.Union(now.Keys).Select(number => Line(number, frozen.GetValueOrDefault(number)))];

        Adjustment Line((string Name, string? Key) number, FrozenValue? then) =>
            new(month, number.Name, number.Key, then?.Figure.Value ?? 0, now.GetValueOrDefault(number), then is null or { HasParts: true } or { Figure.Value: 0 });
    }
}
