namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Some of all leads: a range of ids, or a share of them that is the same each time.</summary>
/// <param name="After">The id before the first.</param>
/// <param name="Last">The last id.</param>
/// <param name="Of256">How many of 256 leads to take. The last byte of an id is random.</param>
public sealed record LeadSelection(Guid After, Guid Last, int Of256 = LeadSelection.All256)
{
    public const int All256 = 256;

    public static readonly LeadSelection All = new(Guid.Empty, Guid.AllBitsSet);
}
