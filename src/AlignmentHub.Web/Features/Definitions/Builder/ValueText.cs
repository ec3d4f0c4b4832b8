using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Web.Platform.Ui;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Turns what somebody typed into a value for a field.</summary>
internal static class ValueText
{
    /// <summary>Of a field that no lead has filled yet nobody knows the kind; digits are then a number.</summary>
    public static JsonNode Of(string text, FieldType type) =>
        type is FieldType.Any or FieldType.Number or FieldType.Money && TypedNumber.Read(text) is { } number ? number : text;
}
