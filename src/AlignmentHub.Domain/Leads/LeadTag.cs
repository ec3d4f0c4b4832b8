namespace AlignmentHub.Domain.Leads;

/// <summary>A word that people put on leads to find them again.</summary>
public sealed class LeadTag
{
    public const int Longest = 50;

    private LeadTag() { } // EF Core

    public Guid LeadId { get; private init; }

    public string Tag { get; private init; } = "";

    /// <summary>Trimmed and in lower case, so that two spellings are one tag.</summary>
    public static Outcome<string> Read(string? text)
    {
        var tag = text?.Trim().Normalize().ToLowerInvariant();
        return tag is { Length: > 0 and <= Longest } && !tag.Any(char.IsControl) ? tag : Refusal.Field("argument", $"Give a tag of at most {Longest} characters.");
    }
}
