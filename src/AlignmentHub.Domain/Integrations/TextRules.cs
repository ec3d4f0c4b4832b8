namespace AlignmentHub.Domain.Integrations;

/// <summary>What a text may hold so that the database, a file and a page can hold it too.</summary>
internal static class TextRules
{
    /// <summary>One line, trimmed; null if it is blank or there is a problem.</summary>
    public static string? Line(string? raw, int most, out string? problem) => Checked(raw, most, char.IsControl, out problem);

    /// <summary>Text that may have line breaks and tabs.</summary>
    public static string? Lines(string? raw, int most, out string? problem) =>
        Checked(raw, most, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'), out problem);

    public static bool? Flag(string cell) => cell.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "1" => true,
        "false" or "no" or "n" or "0" => false,
        _ => null,
    };

    private static string? Checked(string? raw, int most, Func<char, bool> isWrong, out string? problem)
    {
        problem = null;
        var text = raw?.Trim();
        if (text is null || !IsWhole(text)) problem = "Holds a character that text cannot hold.";
        else if (text.Length > most && text.EnumerateRunes().Count() > most) problem = $"Has more than {most} characters.";
        else if (text.Any(isWrong)) problem = "Holds a control character.";

        return problem is null && text!.Length > 0 ? text : null;
    }

    // Half a surrogate pair cannot be written as UTF-8.
    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i++)) return false;
        }

        return true;
    }
}
