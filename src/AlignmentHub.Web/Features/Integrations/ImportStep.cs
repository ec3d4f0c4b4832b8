namespace AlignmentHub.Web.Features.Integrations;

/// <summary>What came of a stretch of a file.</summary>
/// <param name="Position">The last line of it.</param>
public sealed record ImportStep(long Position, long Created, long Updated, long Unchanged, IReadOnlyList<RefusedRow> Refused)
{
    /// <summary>What it made.</summary>
    public Guid[] Made { get; init; } = [];

    /// <summary>What was there before a row changed it.</summary>
    public Guid[] Touched { get; init; } = [];

    public long Rows => Created + Updated + Unchanged + Refused.Count;
}
