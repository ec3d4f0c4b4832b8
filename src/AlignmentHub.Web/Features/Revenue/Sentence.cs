using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>A piece of a sentence.</summary>
/// <param name="Link">Where the records behind a number are; absent for plain words.</param>
public sealed record SentencePart(string Text, string? Link = null);

/// <summary>Words with numbers in them that open what they count. As text it is what people read.</summary>
public sealed partial record Sentence(IReadOnlyList<SentencePart> Parts)
{
    /// <param name="pattern">Words in the reader's language, with {0}, {1}, … where the pieces go.</param>
    public static Sentence Of(string pattern, params IReadOnlyList<Sentence> pieces) =>
        // The pattern splits into words and the places between them by turns.
        new([.. Places().Split(pattern).Index().SelectMany(part => part.Index % 2 == 1 ? pieces[int.Parse(part.Item, CultureInfo.InvariantCulture)].Parts : Words(part.Item).Parts)]);

    public static Sentence Words(string text) => new(text.Length == 0 ? [] : [new SentencePart(text)]);

    public static Sentence Number(string text, string link) => new([new SentencePart(text, link)]);

    public override string ToString() => string.Concat(Parts.Select(part => part.Text));


    [GeneratedRegex(@"\{(?<place>\d)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Places();
}
