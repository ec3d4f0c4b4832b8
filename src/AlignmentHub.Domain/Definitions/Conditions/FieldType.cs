namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>
/// What a field holds; <see cref="Any"/> is for custom fields, whose type is known only from their values.
/// </summary>
public enum FieldType
{
    Text,
    Number,

    /// <summary>A number in minor units of the reporting currency; pages show and take it in major units.</summary>
    Money,
    Flag,
    Any,
}
