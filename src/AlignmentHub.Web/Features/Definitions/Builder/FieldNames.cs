using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>What people call the fields and the activities of definitions.</summary>
public static class FieldNames
{
    /// <summary>Custom fields go by their key.</summary>
    public static string FieldName(this IStringLocalizer<DefinitionTexts> texts, string field) =>
        field.StartsWith("custom.", StringComparison.Ordinal) ? field["custom.".Length..] : texts[$"Field.{field}"];

    /// <summary>Types nobody gave a name keep their key.</summary>
    public static string ActivityName(this IStringLocalizer<DefinitionTexts> texts, string type) =>
        texts[$"Activity.{type}"] is { ResourceNotFound: false } known ? known : type;
}
