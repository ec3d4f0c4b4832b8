using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations.Wizard;

/// <summary>A value that every row has.</summary>
public sealed class ConstantDraft
{
    public string Member { get; set; } = "";

    public string Value { get; set; } = "";
}

/// <summary>A mapping while somebody works on it.</summary>
public sealed class MappingDraft
{
    private const int MostSamples = 3;

    private MappingDraft(ImportKind kind, IReadOnlyList<ColumnDraft> columns) => (Kind, Columns) = (kind, columns);

    public ImportKind Kind { get; }

    public IReadOnlyList<ColumnDraft> Columns { get; }

    public IList<ConstantDraft> Constants { get; private init; } = [];

    public char? Decimal { get; set; }

    public string? Encoding { get; private init; }

    public char? Separator { get; private init; }

    /// <summary>From the headers alone, dates guessed from the first cells.</summary>
    public static MappingDraft Suggested(ImportKind kind, FileSample sample, string? encoding, char? separator)
    {
        var layout = ColumnLayout.Of(sample.Headers);
        var members = MappingSuggestion.For(kind, layout);
        var columns = layout.Names.Select((name, index) => new ColumnDraft(name, SamplesOf(sample, index)));
        var draft = new MappingDraft(kind, [.. columns]) { Encoding = encoding, Separator = separator };
        foreach (var column in draft.Columns) column.Become(members[column.Name] ?? "", kind);
        return draft;
    }

    public static MappingDraft Of(FieldMapping mapping, FileSample sample)
    {
        var layout = ColumnLayout.Of(sample.Headers);
        return new MappingDraft(mapping.Kind, [.. layout.Names.Select((name, index) => Column(mapping, layout, index, SamplesOf(sample, index)))])
        {
            Decimal = mapping.Decimal, Encoding = mapping.Encoding, Separator = mapping.Separator,
            Constants = [.. mapping.Constants.Select(c => new ConstantDraft { Member = c.Key, Value = TextOf(c.Value) })],
        };
    }

    public FieldMapping ToMapping() => new(Kind)
    {
        Columns = Columns.ToDictionary(c => c.Name, c => c.Member.Length == 0 ? null : c.Member),
        Constants = Constants.Where(c => c.Member.Length > 0).DistinctBy(c => c.Member).ToDictionary(c => c.Member, c => RawValue.Cell(c.Value)),
        Values = Columns.Where(c => c.Member.Length > 0 && c.Meanings.Count > 0).ToDictionary(c => c.Name, c => c.Meanings),
        Dates = Columns.Where(c => c.IsDate(Kind) && (Given(c.Format) ?? Given(c.Zone)) is not null)
            .ToDictionary(c => c.Name, c => new DateTerms(Given(c.Format), Given(c.Zone))),
        Rules = Columns.Where(c => c is { Member.Length: > 0, Rule: not null }).DistinctBy(c => c.Member).ToDictionary(c => c.Member, c => c.Rule!.Value),
        Decimal = Decimal, Encoding = Encoding, Separator = Separator,
    };

    private static ColumnDraft Column(FieldMapping mapping, ColumnLayout layout, int index, IReadOnlyList<string> samples)
    {
        var member = Find(mapping.Columns, layout, index) ?? "";
        var meanings = Find(mapping.Values, layout, index) ?? new Dictionary<string, RawValue>();
        var dates = Find(mapping.Dates, layout, index);
        return new ColumnDraft(layout.Names[index], samples)
        {
            Member = member, Format = dates?.Format, Zone = dates?.Zone, Rule = mapping.Rules.TryGetValue(member, out var rule) ? rule : null,
            Blanks = string.Join("; ", meanings.Where(m => m.Value.Kind == RawKind.Null).Select(m => m.Key)),
            OtherMeanings = meanings.Where(m => m.Value.Kind != RawKind.Null).ToDictionary(),
        };
    }

    private static T? Find<T>(IReadOnlyDictionary<string, T> terms, ColumnLayout layout, int index) where T : class? =>
        terms.FirstOrDefault(t => layout.IndexOf(t.Key) == index).Value;

    private static List<string> SamplesOf(FileSample sample, int index) =>
        [.. sample.Rows.Where(r => r.Count > index && !string.IsNullOrWhiteSpace(r[index])).Select(r => r[index].Trim()).Distinct().Take(MostSamples)];

    private static string TextOf(RawValue value) => value.Text() ?? value.Digits() ?? (value.IsTrue() ? "true" : "false");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
