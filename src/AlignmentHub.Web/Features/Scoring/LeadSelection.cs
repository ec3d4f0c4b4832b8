namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Some of all leads: a range of ids, or a share of them that is the same each time.</summary>
/// <param name="After">The id before the first.</param>
/// <param name="Last">The last id.</param>
/// <param name="Of256">How many of 256 leads to take. The last byte of an id is random.</param>
public sealed record LeadSelection(Guid After, Guid Last, int Of256 = LeadSelection.All256)
{
    public const int All256 = 256;

    /// <summary>About how many leads; 0 where nobody counted.</summary>
    public int About { get; init; }

    public static readonly LeadSelection All = new(Guid.Empty, Guid.AllBitsSet);

    /// <summary>The selection as a condition on a column. What selects nothing is left out, for it would be asked for each of millions of rows.</summary>
    public string On(string column) => string.Join(" and ", new[]
    {
        After == All.After ? null : $"{column} > '{After}'",
        Last == All.Last ? null : $"{column} <= '{Last}'",
        Of256 == All256 ? null : $"get_byte(uuid_send({column}), 15) < {Of256}",
        "true",
    }.OfType<string>());
}
