using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>A column of a table for spreadsheets.</summary>
public sealed record CsvColumn<T>(string Name, Func<T, object?> Value);

/// <summary>Tables for spreadsheets (RFC 4180), to callers that send <c>Accept: text/csv</c>.</summary>
public static class Csv
{
    private const string ContentType = "text/csv; charset=utf-8";
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>Whether a table is wanted rather than anything else that is accepted.</summary>
    public static bool WantsCsv(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.MaxBy(type => type.Quality ?? 1)?.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Instants in UTC, numbers without separators, choices by the names that JSON has for them, whatever the caller's culture.</summary>
    public static IResult Answer<T>(string fileName, IEnumerable<T> rows, params IReadOnlyList<CsvColumn<T>> columns)
    {
        var text = new StringBuilder();
        AppendLine(text, columns.Select(column => Cell(column.Name)));
        foreach (var row in rows) AppendLine(text, columns.Select(column => Cell(column.Value(row))));
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), ContentType, fileName);
    }

    /// <summary>A table of any length: rows are written as they are read.</summary>
    public static IResult Stream<T>(string fileName, IAsyncEnumerable<T> rows, params IReadOnlyList<CsvColumn<T>> columns) => TypedResults.Stream(
        async output =>
        {
            await using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\r\n" };
            await text.WriteLineAsync(string.Join(',', columns.Select(column => Cell(column.Name))));
            await foreach (var row in rows) await text.WriteLineAsync(string.Join(',', columns.Select(column => Cell(column.Value(row)))));
        },
        ContentType, fileName);

    /// <summary>One value as it stands between two commas.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string words => Quoted(words),
        // As in JSON.
        Enum choice => JsonNamingPolicy.CamelCase.ConvertName($"{choice}"),
        IFormattable number => Quoted(number.ToString(null, CultureInfo.InvariantCulture), isText: false),
        _ => Quoted($"{value}"),
    };

    /// <summary>What a cell said before <see cref="Cell"/> made it safe for spreadsheets: tables of the hub, error files among them, can be brought back in.</summary>
    public static string Meant(string cell) => cell is ['\'', var sign, ..] && FormulaStarts.Contains(sign) ? cell[1..] : cell;

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");

    private static string Quoted(string value, bool isText = true)
    {
        // Spreadsheets run what begins like a formula; a quote before it keeps it text.
        if (isText && value.Length > 0 && FormulaStarts.Contains(value[0])) value = $"'{value}";
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
