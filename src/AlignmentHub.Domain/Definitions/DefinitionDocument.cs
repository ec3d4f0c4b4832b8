using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions;

/// <summary>The content of one definition version: what makes a lead marketing-qualified (semantics.md 3.2).</summary>
public sealed record DefinitionDocument(
    Gate Gate,
    FitPart Fit,
    EngagementPart Engagement,
    Weights Weights,
    Thresholds Thresholds,
    GradeBands Grade,
    IReadOnlyList<QualifyingOverride> Overrides) : IDefinitionContent
{
    /// <summary>The stage whose definition this is.</summary>
    public const string MqlStage = "mql";

    public DefinitionStage Stage => DefinitionStage.Mql;

    /// <summary>
    /// SHA-256, in lower-case hex, of the RFC 8785 form with defaults written out. What is signed and back-tested is
    /// known by it (semantics.md 3.1).
    /// </summary>
    public string ContentHash => CanonicalJson.Sha256(ToJson());

    /// <summary>
    /// The document, or everything that is wrong with it by path: unknown members, fields and operators, wrong types
    /// and ranges.
    /// </summary>
    public static Outcome<DefinitionDocument> Parse(JsonElement json) =>
        JsonCursor.Read(json, "The definition cannot be used as it is.", DefinitionReader.Read);

    /// <summary>The document as it is read, with defaults written out.</summary>
    public JsonObject ToJson() => DefinitionWriter.Write(this);
}
