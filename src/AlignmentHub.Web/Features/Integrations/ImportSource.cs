using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations.Files;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>A line of the file with the row that the mapping made of it.</summary>
public sealed record SourceRow(FileLine Line, MadeRow Made)
{
    public bool IsReadable => Line.Problem is null && Made.Problems.Count == 0;
}

/// <summary>Gives the rows of a file, a stretch at a time.</summary>
public sealed class ImportSource(LineReader lines, RowMaker maker, int rowsAtOnce) : IAsyncDisposable
{
    /// <summary>The number of the last line that was read.</summary>
    public long Position => lines.Position;

    public Task SkipToAsync(long position, CancellationToken ct) => lines.SkipToAsync(position, ct);

    /// <summary>The next rows; none at the end of the file. Blank lines are passed over.</summary>
    public async Task<IReadOnlyList<SourceRow>> ReadAsync(CancellationToken ct)
    {
        List<SourceRow> rows = [];
        while (rows.Count < rowsAtOnce && await lines.ReadAsync(ct) is { } line)
            if (!line.IsBlank) rows.Add(new(line, maker.Make(line.Cells)));

        return rows;
    }

    public ValueTask DisposeAsync() => lines.DisposeAsync();
}
