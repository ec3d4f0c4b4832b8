using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Tests.Architecture;

/// <summary>Words for people stand in resources, so that a language can be added without touching a page.</summary>
internal static partial class TextRules
{
    /// <summary>Keys that a page asks for and its resource does not have, as <c>path: key</c>.</summary>
    /// <param name="texts">The keys of each resource by the name of its class, such as LeadsTexts.</param>
    public static IEnumerable<string> MissingKeys(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, IReadOnlySet<string>> texts) =>
        from file in files
        where file.Path.EndsWith(".razor", StringComparison.Ordinal)
        from Match inject in Injected().Matches(file.Text)
        from Match used in Regex.Matches(file.Text, $"""\b{inject.Groups["name"].Value}\["(?<key>[^"]+)"[\],]""", RegexOptions.ExplicitCapture)
        let key = used.Groups["key"].Value
        where !texts.TryGetValue(inject.Groups["class"].Value, out var known) || !known.Contains(key)
        select $"{file.Path}: {key}";

    /// <summary>Words that stand in the markup itself.</summary>
    public static IEnumerable<string> Sentences(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.EndsWith(".razor", StringComparison.Ordinal)
        from line in MarkupText.LinesOf(file.Text)
        from Match words in Words().Matches(line)
        select $"{file.Path}: {line}";

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Resources() => SourceTree.Files("src/AlignmentHub.Web", ".resx").ToDictionary(
        file => Path.GetFileNameWithoutExtension(file.Path),
        file => (IReadOnlySet<string>)Data().Matches(file.Text).Select(match => match.Groups["key"].Value).ToHashSet());

    [GeneratedRegex(@"@inject IStringLocalizer<(?<class>\w+)> (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Injected();

    [GeneratedRegex("""<data name="(?<key>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Data();

    // Two words of letters in a row, or one of more than three letters that begins like a sentence.
    [GeneratedRegex(@"\b\p{L}{2,} \p{L}{2,}|^\p{Lu}\p{Ll}{3,}\b")]
    private static partial Regex Words();
}
