using System.Text;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>The rows of an import that were not taken, as a table: number in the file, every reason, and the cells as they were.</summary>
public sealed class ErrorFile(ImportQueries imports)
{
    private const int RowsAtOnce = 500;

    public IResult Answer(ImportLine import) => TypedResults.Stream(
        output => WriteAsync(import, output), "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(import.FileName)}-errors.csv");

    private async Task WriteAsync(ImportLine import, Stream output)
    {
        var headers = (await imports.FileAsync(import.FileId))!.Headers;
        // Spreadsheets take a file without the mark for one in their own encoding.
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(Line(["row", "problems", .. ColumnLayout.Of(headers).Names]));
        for (var after = 0L; await imports.RefusedAsync(import.Id, after, RowsAtOnce) is { Count: > 0 } rows; after = rows[^1].Row)
            foreach (var row in rows) await text.WriteLineAsync(Line([row.Row, Words(row), .. row.Cells]));
    }

    private static string Words(RefusedRow row) =>
        string.Join(" ", row.Problems.SelectMany(p => p.Value.Select(message => p.Key == "$" ? message : $"{p.Key}: {message}")));

    private static string Line(IEnumerable<object> cells) => string.Join(',', cells.Select(Csv.Cell));
}
