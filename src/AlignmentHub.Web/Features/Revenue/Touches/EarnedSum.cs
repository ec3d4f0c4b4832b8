namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>Adds up what deals bring to each group in one way of dividing them.</summary>
internal sealed class EarnedSum(DealDivision division)
{
    private readonly Dictionary<DealShare, (long Amount, long Deals)> _groups = [];

    public string Figure => division.Figure;

    /// <summary>All groups together.</summary>
    public long TotalMinor { get; private set; }

    public void Add(DealTouches deal)
    {
        foreach (var share in division.Of(deal)) Add(share.Key, share.AmountMinor, 1);
    }

    public void Add(EarnedSum other)
    {
        foreach (var (group, (amount, deals)) in other._groups) Add(group.Key, amount, deals);
    }

    public void Add(string? key, long amountMinor, long deals)
    {
        TotalMinor += amountMinor;
        var group = new DealShare(key, 0);
        var (amount, count) = _groups.GetValueOrDefault(group);
        _groups[group] = (amount + amountMinor, count + deals);
    }

    /// <summary>The groups that earned most first; revenue without a touch last.</summary>
    public IReadOnlyList<EarnedGroup> Groups() => [.. _groups
        .Select(group => new EarnedGroup(group.Key.Key, group.Value.Amount, group.Value.Deals))
        .OrderBy(group => group.Key is null).ThenByDescending(group => group.AmountMinor).ThenBy(group => group.Key, StringComparer.Ordinal)];

    public long Of(string? key) => _groups.GetValueOrDefault(new DealShare(key, 0)).Amount;

    public IEnumerable<string?> Keys => _groups.Keys.Select(group => group.Key);
}
