using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a line of a file became.</summary>
/// <param name="Problems">What was wrong with its cells, by member; the row is then not to be taken.</param>
public sealed record MadeRow(RawValue Row, IReadOnlyDictionary<string, IReadOnlyList<string>> Problems);

/// <summary>A mapping fitted to the columns of one file: turns a line into a row as the API would get it.</summary>
public sealed class RowMaker
{
    // With two columns a short line may be a row; of three and more a single cell is a title or a footer.
    private const int FewColumns = 2;

    private readonly IReadOnlyList<MappedColumn> _columns;
    private readonly IReadOnlyList<(CellReading Reading, RawValue Value)> _constants;
    private readonly int _headerCount;
    private readonly string _currency;

    internal RowMaker(IReadOnlyList<MappedColumn> columns, IReadOnlyList<(CellReading, RawValue)> constants, int headerCount, string currency) =>
        (_columns, _constants, _headerCount, _currency) = (columns, constants, headerCount, currency);

    public MadeRow Make(IReadOnlyList<string> cells)
    {
        var problems = new PathProblems();
        if (ProblemOf(cells) is { } shape) problems.Add("$", shape);

        var row = new RowBuilder();
        var decimals = CurrencyDigits.Of(CurrencyOf(cells));
        HashSet<string> given = [];
        foreach (var column in _columns) Fill(row, column, column.CellOf(cells), decimals, given, problems);
        foreach (var (reading, value) in _constants)
            if (!given.Contains(reading.Member.Name)) Put(row, reading, Constant(reading, value, decimals), given, problems);

        return new(row.Build(), problems.ToRefusal("").Fields);
    }

    private static void Fill(RowBuilder row, MappedColumn column, string cell, int decimals, HashSet<string> given, PathProblems problems)
    {
        var value = column.Reading.Read(cell, decimals);
        var isClearing = value.IsDone && value.Value.Kind == RawKind.Absent && column.ClearsWhenBlank;
        Put(row, column.Reading, isClearing ? RawValue.Null : value, given, problems);
    }

    private static void Put(RowBuilder row, CellReading reading, Outcome<RawValue> value, HashSet<string> given, PathProblems problems)
    {
        if (value.Refusal is { } wrong) problems.Add(reading.Member.Name, wrong.Reason);
        if (value.Refusal is null && value.Value.Kind == RawKind.Absent) return;

        given.Add(reading.Member.Name);
        if (value.IsDone) row.Put(TargetOf(reading.Member), value.Value);
    }

    private static Outcome<RawValue> Constant(CellReading reading, RawValue value, int decimals) =>
        value.IsCell ? reading.Convert(value.Text()!, decimals) : value.Kind == RawKind.Null ? default : new Outcome<RawValue>(value, null);

    // What people write in major units is stored in minor ones.
    private static string TargetOf(ImportMember member) => member.Type == CellType.Major && !member.Name.Contains('.') ? $"{member.Name}Minor" : member.Name;

    private string CurrencyOf(IReadOnlyList<string> cells)
    {
        var column = _columns.FirstOrDefault(c => c.Reading.Member.Name == "currency");
        var named = column?.Reading.Read(column.CellOf(cells), 0).Value.Text();
        return string.IsNullOrWhiteSpace(named) ? _constants.FirstOrDefault(c => c.Reading.Member.Name == "currency").Value.Text() ?? _currency : named;
    }

    private string? ProblemOf(IReadOnlyList<string> cells)
    {
        if (cells.Count == 1 && _headerCount > FewColumns)
            return $"This line has one cell where the header has {_headerCount}: a title or a footer, not a row.";
        if (cells.Skip(_headerCount).Any(c => !string.IsNullOrWhiteSpace(c)))
            return $"This line has {cells.Count} cells where the header has {_headerCount}: a cell with the separator in it needs quotes.";

        return null;
    }
}

/// <summary>One column that gives a member.</summary>
/// <param name="ClearsWhenBlank">Whether a blank cell empties the member instead of leaving it as it is.</param>
internal sealed record MappedColumn(int Index, CellReading Reading, bool ClearsWhenBlank)
{
    public string CellOf(IReadOnlyList<string> cells) => Index < cells.Count ? cells[Index] : "";
}
