using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The deals in which a group has a share, each with what was earned there.</summary>
internal sealed class EarnedRecords(AttributionQueries attribution, TermsQueries terms) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["earned", "untouched"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var (key, holding) = (wanted.Of == "untouched" ? null : wanted.Key ?? "", await terms.TermsAsync(ct));
        var deals = await attribution.DealsAsync(new(wanted.Period, wanted.EarnedBy, wanted.Persons ?? holding.Persons), wanted.Model ?? holding.Model, key, ct);
        return Found([.. deals.OrderByDescending(deal => deal.Deal.Path.ClosedAt).ThenBy(deal => deal.Deal.Id)], skip, take);
    }

    /// <param name="deals">In the order of the list.</param>
    public static RecordsFound Found(IReadOnlyList<(DealTouches Deal, long EarnedMinor)> deals, int skip, int take) => new(deals.Count, deals.Sum(deal => deal.EarnedMinor),
    [
        .. deals.Skip(skip).Take(take).Select(deal => new RevenueRecord
        {
            Id = deal.Deal.Id, Link = $"/revenue/deals/{deal.Deal.Id}", Name = deal.Deal.Name, Detail = deal.Deal.Account, At = deal.Deal.Path.ClosedAt, AmountMinor = deal.EarnedMinor,
        }),
    ]);
}
