namespace AlignmentHub.Web.Features.Integrations;

/// <summary>What came of a stretch of a file.</summary>
/// <param name="Position">The last line of it.</param>
public sealed record ImportStep(long Position, long Created, long Updated, long Unchanged, IReadOnlyList<RefusedRow> Refused)
{
    public long Rows => Created + Updated + Unchanged + Refused.Count;
}
