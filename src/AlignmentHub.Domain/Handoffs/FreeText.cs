using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>What people write about a hand-off, as far as it can be kept.</summary>
public static class FreeText
{
    public const int LongestReason = 1000;
    public const int LongestComment = 2000;
    public const int LongestNote = 4000;

    /// <summary>Trimmed; nothing when it is blank.</summary>
    public static Outcome<string?> Read(string field, string? text, int most)
    {
        var read = TextRules.Lines(text ?? "", most, out var problem);
        return problem is null ? new Outcome<string?>(read, null) : Refusal.Field(field, problem);
    }

    /// <summary>Trimmed; refused with these words when it is blank.</summary>
    public static Outcome<string> Need(string field, string? text, int most, string why)
    {
        var read = Read(field, text, most);
        if (read.Refusal is { } refusal) return refusal;

        return read.Value is { } words ? words : Refusal.Field(field, why);
    }
}
