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
        var booked = await BookedAsync(asked, [.. models.Select(model => DealDivision.By(model, asked.By))], ct);
        return [.. models.Zip(booked, EarnedOf)];
    }

    /// <summary>What campaigns earned and what they influenced, from one read of the touches.</summary>
    public async Task<(EarnedRevenue Earned, InfluencedRevenue Influenced)> OfCampaignsAsync(EarnedQuestion asked, AttributionModel model, CancellationToken ct = default)
    {
        var booked = await BookedAsync(asked with { By = AttributionGrouping.Campaign }, [DealDivision.By(model, AttributionGrouping.Campaign), DealDivision.Influence], ct);
        return (EarnedOf(model, booked[0]), new(booked[1].Sum.Groups(), booked[1].Adjustments));
    }

    /// <summary>What one group earned deal by deal, those of closed months as they were frozen: the records behind its number.</summary>
    public Task<IReadOnlyList<FigurePart>> DealsAsync(EarnedQuestion asked, AttributionModel model, string? key, CancellationToken ct = default) =>
        DealsAsync(asked, DealDivision.By(model, asked.By), key, ct);

    /// <summary>The same for any way of dividing deals that suits what is asked.</summary>
    public async Task<IReadOnlyList<FigurePart>> DealsAsync(EarnedQuestion asked, DealDivision division, string? key, CancellationToken ct = default)
    {
        var closed = (await ClosedAsync(asked, ct)).Where(month => month.Keeps(division.Figure)).ToList();
        var frozen = await months.WithPartsAsync(closed, division.Figure, ct);
        List<FigurePart> parts = [.. frozen.Where(figure => figure.Key == key).SelectMany(figure => figure.Parts)];
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
            if (!closed.Any(month => month.Has(deal.Path.ClosedAt)))
                parts.AddRange(division.Of(deal).Where(share => share.Key == key).Select(share => new FigurePart(deal.Id, share.AmountMinor)));

        return parts;
    }

    // Whose touches count is agreed; the other choice is another view of the same deals and is never frozen.
    private async Task<List<FrozenMonth>> ClosedAsync(EarnedQuestion asked, CancellationToken ct) =>
        asked.Persons == (await terms.TermsAsync(ct)).Persons ? [.. await months.InAsync(asked.Period, ct)] : [];

    private async Task<IReadOnlyList<Booked>> BookedAsync(EarnedQuestion asked, IReadOnlyList<DealDivision> divisions, CancellationToken ct)
    {
        var closed = await ClosedAsync(asked, ct);
        var open = SumsOf(divisions);
        var since = closed.Select(_ => SumsOf(divisions)).ToList();
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
        {
            var month = closed.FindIndex(m => m.Has(deal.Path.ClosedAt));
            foreach (var sum in month < 0 ? open : since[month]) sum.Add(deal);
        }

        var frozen = (await months.FiguresAsync(closed, [.. divisions.Select(division => division.Figure)], ct)).ToLookup(value => (value.MonthId, value.Figure.Name), value => value.Figure);
        return [.. open.Select((sum, n) => Book(sum, [.. closed.Select((month, m) => new BookedMonth(month, [.. frozen[(month.Id, sum.Figure)]], since[m][n]))]))];
    }

    private static List<EarnedSum> SumsOf(IReadOnlyList<DealDivision> divisions) => [.. divisions.Select(division => new EarnedSum(division))];

    /// <param name="open">The deals of open months; takes on those of closed ones.</param>
    private static Booked Book(EarnedSum open, IReadOnlyList<BookedMonth> closed)
    {
        var (total, kept) = (open.TotalMinor + closed.Sum(month => month.Now.TotalMinor), closed.ToLookup(month => month.Month.Keeps(open.Figure)));
        foreach (var month in kept[false]) open.Add(month.Now);
        foreach (var figure in kept[true].SelectMany(month => month.Frozen)) open.Add(figure.Key, figure.Value, figure.Count);
        return new(open, total, [.. kept[true].SelectMany(month => month.Adjustments())]);
    }

    private static EarnedRevenue EarnedOf(AttributionModel model, Booked booked) => new(model, booked.TotalMinor, booked.Sum.Groups()) { Adjustments = booked.Adjustments };

    private sealed record Booked(EarnedSum Sum, long TotalMinor, IReadOnlyList<EarnedAdjustment> Adjustments);

    private sealed record BookedMonth(FrozenMonth Month, IReadOnlyList<MonthFigure> Frozen, EarnedSum Now)
    {
        public IEnumerable<EarnedAdjustment> Adjustments() =>
            from key in Frozen.Select(figure => figure.Key).Union(Now.Keys)
            let difference = Now.Of(key) - (Frozen.FirstOrDefault(figure => figure.Key == key)?.Value ?? 0)
            where difference != 0
            select new EarnedAdjustment(Month.Month, key, difference);
    }
}
