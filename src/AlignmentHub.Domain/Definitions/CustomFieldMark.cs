namespace AlignmentHub.Domain.Definitions;

/// <summary>That a custom field is filled in only once somebody has spoken with the lead, so that nothing may be learnt from it (semantics.md 3.8).</summary>
public sealed class CustomFieldMark
{
    private CustomFieldMark() { } // EF Core

    /// <summary>The field's key, without the prefix that conditions give it.</summary>
    public string Key { get; private init; } = "";

    public bool IsKnownOnlyAfterContact { get; private set; }

    public static CustomFieldMark Of(string key) => new() { Key = key };

    public void Set(bool isKnownOnlyAfterContact) => IsKnownOnlyAfterContact = isKnownOnlyAfterContact;
}
