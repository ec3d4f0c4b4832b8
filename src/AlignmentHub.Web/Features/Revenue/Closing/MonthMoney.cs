using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>What a month earned and what that goes back to, by every model and as the terms say that hold, deal by deal.</summary>
public sealed class MonthMoney(RevenueQueries revenue, TouchQueries touches, TermsQueries terms)
{
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, CancellationToken ct)
    {
        var won = await revenue.WonAsync(month, ct);
        List<MonthFigure> figures = [Of("won", _ => true), Of("sourced", deal => deal.Sourced), Of("influenced", deal => deal.Before || deal.After)];
        var persons = (await terms.TermsAsync(ct)).Persons;
        foreach (var by in Enum.GetValues<AttributionGrouping>()) figures.AddRange(await EarnedAsync(new(month, by, persons), ct));
        // That it is there says that the month keeps influence, even where no campaign had any.
        if (!figures.Exists(figure => figure is { Name: MonthFigure.Influenced, Key: "" })) figures.Add(new(MonthFigure.Influenced, "", 0, 0));
        return figures;

        MonthFigure Of(string name, Func<DealOfMarketing, bool> counts) =>
            MonthFigure.Of($"revenue/{name}", null, [.. won.Where(counts).Select(deal => new FigurePart(deal.Id, deal.ReportingMinor))], won.Count);
    }

    private async Task<IEnumerable<MonthFigure>> EarnedAsync(EarnedQuestion asked, CancellationToken ct)
    {
        List<DealDivision> divisions = [.. Enum.GetValues<AttributionModel>().Select(model => DealDivision.By(model, asked.By))];
        if (asked.By == AttributionGrouping.Campaign) divisions.Add(DealDivision.Influence);
        List<(string Name, string? Key, FigurePart Part)> shares = [];
        await foreach (var deal in touches.WonAsync(asked.Period, asked.By, asked.Persons, ct))
            foreach (var division in divisions)
                shares.AddRange(division.Of(deal).Select(share => (division.Figure, share.Key, new FigurePart(deal.Id, share.AmountMinor))));

        return from share in shares
               group share.Part by (share.Name, share.Key) into earned
               select MonthFigure.Of(earned.Key.Name, earned.Key.Key, [.. earned], earned.Count());
    }
}
