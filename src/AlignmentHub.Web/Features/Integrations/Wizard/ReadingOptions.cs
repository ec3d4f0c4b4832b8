using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations.Wizard;

/// <summary>What decides which columns a file has.</summary>
/// <param name="Encoding">Absent: what the file looks like.</param>
/// <param name="Separator">Absent: what the file looks like.</param>
public sealed record ReadingOptions(ImportKind Kind, string? Encoding, char? Separator);
