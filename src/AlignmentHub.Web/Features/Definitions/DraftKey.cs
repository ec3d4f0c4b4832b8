namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Which draft it is, and which edit of it: who saves over a later edit is told.</summary>
public sealed record DraftKey(Guid DefinitionId, int Number, int Version);
