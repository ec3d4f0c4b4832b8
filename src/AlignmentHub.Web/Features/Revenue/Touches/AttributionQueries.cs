using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Terms;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>Attribution of won revenue (semantics.md 7.3 to 7.5).</summary>
public sealed class AttributionQueries(TouchQueries touches, ClosedMonthQueries months, TermsQueries terms)
{
    public async Task<EarnedRevenue> EarnedAsync(EarnedQuestion asked, AttributionModel model, CancellationToken ct = default) => (await EarnedAsync(asked, [model], ct))[0];

    /// <summary>Several models from one read of the touches. Closed months stand as they were frozen; what changed since is told apart.</summary>
    public async Task<IReadOnlyList<EarnedRevenue>> EarnedAsync(EarnedQuestion asked, IReadOnlyList<AttributionModel> models, CancellationToken ct = default)
    {
        var closed = await ClosedAsync(asked, ct);
        if (closed.Count == 0) return await LiveAsync(asked, models, ct);

        var open = SumsOf(models);
        var since = closed.Select(_ => SumsOf(models)).ToList();
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
        {
            var month = closed.Index().FirstOrDefault(m => m.Item.Has(deal.Path.ClosedAt), (Index: -1, Item: closed[0])).Index;
            foreach (var sum in month < 0 ? open : since[month]) sum.Add(deal);
        }

        var frozen = (await months.FiguresAsync(closed, [.. models.Select(model => MonthFigure.Attribution(model, asked.By))], ct)).ToLookup(value => (value.MonthId, value.Figure.Name));
        return [.. open.Select((sum, n) => Booked(sum, [.. closed.Select((month, m) =>
            new BookedMonth(month.Month, frozen[(month.Id, MonthFigure.Attribution(sum.Model, asked.By))].Select(value => value.Figure).ToList(), since[m][n]))]))];
    }

    /// <summary>What one group earned deal by deal, those of closed months as they were frozen: the records behind its number.</summary>
    public async Task<IReadOnlyList<FigurePart>> DealsAsync(EarnedQuestion asked, AttributionModel model, string? key, CancellationToken ct = default)
    {
        var closed = await ClosedAsync(asked, ct);
        var frozen = await months.WithPartsAsync(closed, MonthFigure.Attribution(model, asked.By), ct);
        List<FigurePart> parts = [.. frozen.Where(figure => figure.Key == key).SelectMany(figure => figure.Parts)];
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
            if (!closed.Any(month => month.Has(deal.Path.ClosedAt)))
                parts.AddRange(deal.Shares(model).Where(share => share.Key == key).Select(share => new FigurePart(deal.Id, share.AmountMinor)));

        return parts;
    }

    // Whose touches count is agreed; the other choice is another view of the same deals and is never frozen.
    private async Task<IReadOnlyList<FrozenMonth>> ClosedAsync(EarnedQuestion asked, CancellationToken ct) =>
        asked.Persons == (await terms.TermsAsync(ct)).Persons ? await months.InAsync(asked.Period, ct) : [];

    private async Task<IReadOnlyList<EarnedRevenue>> LiveAsync(EarnedQuestion asked, IReadOnlyList<AttributionModel> models, CancellationToken ct)
    {
        var sums = SumsOf(models);
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
            foreach (var sum in sums) sum.Add(deal);

        return [.. sums.Select(sum => new EarnedRevenue(sum.Model, sum.TotalMinor, sum.Groups()))];
    }

    private static List<EarnedSum> SumsOf(IReadOnlyList<AttributionModel> models) => [.. models.Select(model => new EarnedSum(model))];

    /// <param name="open">The deals of open months; takes on the frozen ones.</param>
    private static EarnedRevenue Booked(EarnedSum open, IReadOnlyList<BookedMonth> closed)
    {
        var total = open.TotalMinor + closed.Sum(month => month.Now.TotalMinor);
        foreach (var figure in closed.SelectMany(month => month.Frozen)) open.Add(figure.Key, figure.Value, figure.Count);
        return new EarnedRevenue(open.Model, total, open.Groups()) { Adjustments = [.. closed.SelectMany(month => month.Adjustments())] };
    }

    private sealed record BookedMonth(DateOnly Month, IReadOnlyList<MonthFigure> Frozen, EarnedSum Now)
    {
        public IEnumerable<EarnedAdjustment> Adjustments() =>
            from key in Frozen.Select(figure => figure.Key).Union(Now.Keys)
            let difference = Now.Of(key) - (Frozen.FirstOrDefault(figure => figure.Key == key)?.Value ?? 0)
            where difference != 0
            select new EarnedAdjustment(Month, key, difference);
    }
}
