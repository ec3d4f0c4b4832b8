using System.Text;
using AlignmentHub.Web.Platform.Api;
using CsvHelper;

namespace AlignmentHub.Web.Features.Integrations.Files;

/// <summary>A line after the header.</summary>
/// <param name="Number">From 1, blank lines counted.</param>
/// <param name="Problem">What is wrong with its quotes.</param>
public sealed record FileLine(long Number, IReadOnlyList<string> Cells, string? Problem)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A file is not read to its end because what comes next cannot be a line.</summary>
public sealed class UnreadableFileException(string problem, Exception cause) : Exception(problem, cause);

/// <summary>Reads a table line by line: any line end, line ends in quotes, titles above the header skipped if they are blank.</summary>
public sealed class LineReader : IAsyncDisposable
{
    // A quote that is never closed would otherwise make the rest of the file one line.
    private const int MostBytesInLine = 1024 * 1024;

    private const string OpenQuote = "A quote is opened in this line and never closed.";

    private readonly CsvReader _csv;
    private string? _problem;

    private LineReader(Stream content, Encoding? encoding, char? separator) => _csv = CsvReader.Create(content, new CsvReaderOptions
    {
        HasHeader = false, SkipEmptyLines = false, DetectSeparatorHint = true, MaxRecordSize = MostBytesInLine, IncludeValuesInExceptions = false,
        Encoding = encoding, Separator = separator,
        OnMalformedRecord = record => _problem = record.Reason == CsvMalformedReason.UnterminatedQuote ? OpenQuote : null,
    }, leaveOpen: true);

    /// <summary>The header as it is written; none in a file without any text.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    public char Separator => _csv.Separator;

    /// <summary>The number of the last line that was read.</summary>
    public long Position { get; private set; }

    /// <param name="encoding">An IANA name that the framework knows.</param>
    /// <param name="separator">Absent: what the first lines look like.</param>
    public static async Task<LineReader> OpenAsync(Stream content, string encoding, char? separator, CancellationToken ct = default)
    {
        // UTF-8 is read as it is; what a byte order mark says holds anyway.
        var reader = new LineReader(content, encoding == TextEncodings.Utf8 ? null : TextEncodings.Find(encoding), separator);
        while (reader.Headers.Count == 0 && await reader.AdvanceAsync(ct) is { } cells)
            if (cells.Any(c => !string.IsNullOrWhiteSpace(c))) reader.Headers = cells;

        return reader;
    }

    public async Task<FileLine?> ReadAsync(CancellationToken ct = default)
    {
        _problem = null;
        return await AdvanceAsync(ct) is { } cells ? new FileLine(++Position, cells, _problem) : null;
    }

    public async Task SkipToAsync(long position, CancellationToken ct = default)
    {
        while (Position < position && await MoveAsync(ct)) Position++;
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private async Task<string[]?> AdvanceAsync(CancellationToken ct)
    {
        if (!await MoveAsync(ct)) return null;

        var cells = new string[_csv.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = Csv.Meant(_csv.GetString(i));
        return cells;
    }

    private async ValueTask<bool> MoveAsync(CancellationToken ct)
    {
        try
        {
            return await _csv.ReadAsync(ct);
        }
        catch (CsvFormatException tooLong)
        {
            throw new UnreadableFileException($"Line {Position + 1} after the header does not end: a quote is opened near it and never closed.", tooLong);
        }
    }
}
