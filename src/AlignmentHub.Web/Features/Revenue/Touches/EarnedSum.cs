using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>Adds up what deals bring to each group under one model.</summary>
internal sealed class EarnedSum(AttributionModel model)
{
    private readonly Dictionary<DealShare, (long Amount, int Deals)> _groups = [];
    private long _total;

    public void Add(DealTouches deal)
    {
        _total += deal.ReportingMinor;
        foreach (var share in deal.Shares(model))
        {
            var (amount, deals) = _groups.GetValueOrDefault(share with { AmountMinor = 0 });
            _groups[share with { AmountMinor = 0 }] = (amount + share.AmountMinor, deals + 1);
        }
    }

    /// <summary>The groups that earned most first; revenue without a touch last.</summary>
    public EarnedRevenue Result() => new(model, _total, [.. _groups
        .Select(group => new EarnedGroup(group.Key.Key, group.Value.Amount, group.Value.Deals))
        .OrderBy(group => group.Key is null).ThenByDescending(group => group.AmountMinor).ThenBy(group => group.Key, StringComparer.Ordinal)]);
}
