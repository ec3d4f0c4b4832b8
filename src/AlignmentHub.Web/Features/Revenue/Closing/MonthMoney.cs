using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>What a month earned and what that goes back to, by every model and as the terms say that hold.</summary>
public sealed class MonthMoney(RevenueQueries revenue, AttributionQueries attribution, TermsQueries terms)
{
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, CancellationToken ct)
    {
        var (totals, persons) = (await revenue.TotalsAsync(month, ct), (await terms.TermsAsync(ct)).Persons);
        List<MonthFigure> figures =
        [
            new("revenue/won", null, totals.WonMinor, totals.WonCount),
            new("revenue/sourced", null, totals.Won.SourcedMinor, totals.WonCount),
            new("revenue/influenced", null, totals.Won.InfluencedMinor, totals.WonCount),
        ];
        foreach (var by in Enum.GetValues<AttributionGrouping>())
        foreach (var earned in await attribution.LiveAsync(new(month, by, persons), Enum.GetValues<AttributionModel>(), ct))
            figures.AddRange(earned.Groups.Select(group => new MonthFigure(MonthFigure.Attribution(earned.Model, by), group.Key, group.AmountMinor, group.Deals)));

        return figures;
    }
}
