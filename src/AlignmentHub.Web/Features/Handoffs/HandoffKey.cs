namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Which hand-off to act on.</summary>
/// <param name="Seen">The version that the asker has seen; absent when nothing is to be checked (api.md, Concurrency).</param>
public sealed record HandoffKey(Guid Id, int? Seen = null)
{
    public static implicit operator HandoffKey(Guid id) => new(id);
}
