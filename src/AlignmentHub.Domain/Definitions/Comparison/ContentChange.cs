using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Comparison;

public enum ChangeKind { Added, Removed, Changed, Renamed, Moved, Reordered }

/// <summary>Where in a definition something differs.</summary>
/// <param name="Part">A member of the document, such as <c>fit</c> or <c>thresholds</c>.</param>
/// <param name="Group">The name of a group of rules; absent outside of groups.</param>
/// <param name="Item">The name of a rule, an exclusion or an override, or the key of a question.</param>
/// <param name="Member">The member that differs; absent when the thing as a whole came, went or took another place.</param>
public sealed record ChangePlace(string Part, string? Group = null, string? Item = null, string? Member = null);

/// <summary>One thing that differs between two contents.</summary>
/// <param name="Before">The value that was; of what was renamed or moved the name of it, or of its group, before. Absent where there was none.</param>
public sealed record ContentChange(ChangeKind Kind, ChangePlace Place, JsonNode? Before, JsonNode? After);
