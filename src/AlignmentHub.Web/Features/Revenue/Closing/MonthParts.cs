using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <param name="Name">Which number of closed months, such as <c>attribution/Linear/Campaign</c>.</param>
/// <param name="Key">One group of it; absent is the one without a name.</param>
/// <param name="AllGroups">Whether all groups are meant, whatever the key.</param>
public sealed record FigureAsked(string Name, string? Key, bool AllGroups = false)
{
    public bool Has(MonthFigure figure) => AllGroups || figure.Key == Key;
}

/// <summary>The records behind one number of closed months: as they were frozen, as they would be counted now, and the difference between the two.</summary>
public sealed class MonthParts(ClosedMonthQueries months, MonthFigures figures, TimeProvider clock)
{
    public async Task<IReadOnlyList<FigurePart>> FrozenAsync(ReportPeriod period, FigureAsked asked, CancellationToken ct = default)
    {
        var frozen = await months.WithPartsAsync(await KeepingAsync(period, asked, ct), asked.Name, ct);
        return [.. frozen.Where(asked.Has).SelectMany(figure => figure.Parts)];
    }

    public async Task<IReadOnlyList<FigurePart>> NowAsync(ReportPeriod period, FigureAsked asked, CancellationToken ct = default)
    {
        List<FigurePart> parts = [];
        foreach (var month in await KeepingAsync(period, asked, ct))
            parts.AddRange((await figures.ReadAsync(asked.Name, month.Span, clock.GetUtcNow(), ct)).Where(asked.Has).SelectMany(figure => figure.Parts));
        return parts;
    }

    /// <summary>Each record that counts otherwise than it did, with what that changed. This adds up to the adjustment.</summary>
    public async Task<IReadOnlyList<FigurePart>> ChangedAsync(ReportPeriod period, FigureAsked asked, CancellationToken ct = default)
    {
        var (now, frozen) = (await NowAsync(period, asked, ct), await FrozenAsync(period, asked, ct));
        return
        [
            .. from part in now.Concat(frozen.Select(part => part with { Amount = -part.Amount }))
               group part.Amount by part.Id into amounts
               let changed = amounts.Sum()
               where changed != 0
               select new FigurePart(amounts.Key, changed),
        ];
    }

    // A month that never kept a number has nothing to adjust.
    private async Task<IReadOnlyList<FrozenMonth>> KeepingAsync(ReportPeriod period, FigureAsked asked, CancellationToken ct) =>
        [.. (await months.InAsync(period, ct)).Where(month => month.Keeps(asked.Name))];
}
