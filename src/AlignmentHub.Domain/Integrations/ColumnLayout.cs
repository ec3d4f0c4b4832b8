namespace AlignmentHub.Domain.Integrations;

/// <summary>The columns of a file under names that tell them apart: a repeated header is <c>name#2</c>, a blank one <c>column 2</c>.</summary>
public sealed class ColumnLayout
{
    private readonly IReadOnlyList<string> _headers;

    private ColumnLayout(IReadOnlyList<string> headers, IReadOnlyList<string> names) => (_headers, Names) = (headers, names);

    /// <summary>One name per column, all different, whatever case they are written in.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => Names.Count;

    /// <summary>The same for two files with the same headers in the same order.</summary>
    public string Signature => string.Join('\u001f', Names);

    public static ColumnLayout Of(IReadOnlyList<string> headers)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        return new(headers, [.. headers.Select((header, index) => Distinct(header.Trim(), index, seen))]);
    }

    /// <summary>Where the column is; a header that stands there once is also found as it is written in the file.</summary>
    public int? IndexOf(string name) => Find(Names, name) ?? Find(_headers, name) ?? Find([.. _headers.Select(h => h.Trim())], name.Trim());

    private static string Distinct(string header, int index, HashSet<string> seen)
    {
        var stem = header.Length == 0 ? $"column {index + 1}" : header;
        var name = stem;
        for (var repeat = 2; !seen.Add(name); repeat++) name = $"{stem}#{repeat}";
        return name;
    }

    private static int? Find(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name) return i;

        return null;
    }
}
