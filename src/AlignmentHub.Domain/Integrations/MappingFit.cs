using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Fits a mapping to the columns that a file has, or says what does not fit.</summary>
public static class MappingFit
{
    private static readonly IReadOnlyDictionary<string, RawValue> AsWritten = new Dictionary<string, RawValue>();

    /// <param name="zone">Whose times the file writes where the mapping does not say.</param>
    /// <param name="currency">The hub's, for amounts of rows that name none.</param>
    public static Outcome<RowMaker> Fit(this FieldMapping mapping, ColumnLayout layout, TimeZoneInfo zone, string currency)
    {
        var problems = new PathProblems();
        foreach (var name in mapping.Columns.Keys.Concat(mapping.Values.Keys).Concat(mapping.Dates.Keys).Distinct().Where(n => layout.IndexOf(n) is null))
            problems.Add($"columns.{name}", $"The file has no such column; it has {string.Join(", ", layout.Names)}.");
        foreach (var twice in mapping.Columns.Where(c => c.Value is not null).GroupBy(c => c.Value).Where(g => g.Count() > 1))
            problems.Add($"columns.{twice.Last().Key}", $"Becomes {twice.Key}, which {twice.First().Key} does already.");
        if (RequiredMembers.Missing(mapping) is { } missing) problems.Add("columns", missing);
        if (!problems.IsEmpty) return problems.ToRefusal("This mapping does not fit the file.");

        var columns = mapping.Columns.Where(c => c.Value is not null).Select(c => Column(mapping, layout, c.Key, c.Value!, zone));
        var constants = mapping.Constants.Select(c => (Reading(mapping, layout, null, c.Key, zone), c.Value));
        return new RowMaker([.. columns], [.. constants], layout.Count, currency);
    }

    private static MappedColumn Column(FieldMapping mapping, ColumnLayout layout, string header, string member, TimeZoneInfo zone) => new(
        layout.IndexOf(header)!.Value, Reading(mapping, layout, header, member, zone),
        mapping.Rules.TryGetValue(member, out var rule) && rule == FieldRule.Overwrite);

    private static CellReading Reading(FieldMapping mapping, ColumnLayout layout, string? header, string member, TimeZoneInfo zone)
    {
        var values = ByColumn(mapping.Values, layout, header);
        var dates = ByColumn(mapping.Dates, layout, header);
        var dateZone = dates?.Zone is { } named ? TimeZoneInfo.FindSystemTimeZoneById(named) : zone;
        return new(ImportMembers.Find(mapping.Kind, member)!, values ?? AsWritten, new DateReading(dates?.Format, dateZone), mapping.Decimal ?? '.');
    }

    // Headers may be spelt one way under columns and another under dates, as long as they mean the same column.
    private static T? ByColumn<T>(IReadOnlyDictionary<string, T> terms, ColumnLayout layout, string? header) where T : class =>
        header is null ? null : terms.FirstOrDefault(t => layout.IndexOf(t.Key) == layout.IndexOf(header)).Value;
}
