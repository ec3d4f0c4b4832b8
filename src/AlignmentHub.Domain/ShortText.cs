namespace AlignmentHub.Domain;

/// <summary>Texts that somebody else wrote may be of any length.</summary>
public static class ShortText
{
    /// <summary>The text, or its beginning and dots: never more than this many characters.</summary>
    public static string Short(this string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
