using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Leads.Ingest;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Brings a stretch of a file in: the rows that can be taken are, the others are told with all their reasons.</summary>
public sealed class IngestStretch(IEnumerable<RowIngest> kinds)
{
    public async Task<Outcome<ImportStep>> RunAsync(ClaimedImport import, IReadOnlyList<SourceRow> rows, long position, CancellationToken ct)
    {
        var kind = kinds.Last(k => k.Kind == import.Mapping.Kind);
        var readable = rows.Where(r => r.IsReadable).ToList();
        // A past: leads qualify at a later activity (semantics.md 3.6). Columns hold one month, one contact: those of earlier files stay.
        var terms = new IngestTerms { IsPast = true, AddsToLists = true, Rules = import.Mapping.Rules };
        var outcome = await kind.TakeAsync([.. readable.Select(r => r.Made.Row)], terms, import.By, ct);
        if (outcome.Value is not { } results) return outcome.Refusal!;

        var fates = results.GroupBy(r => r.Result).ToDictionary(g => g.Key, g => g.LongCount());
        var refused = readable.Zip(results).Where(r => r.Second.Problem is not null).Select(r => Refused(r.First, Paths(r.Second.Problem!)))
            .Concat(rows.Where(r => !r.IsReadable).Select(r => Refused(r, AllOf(r, kind))));
        return new ImportStep(
            position, Count(IngestResult.Created), Count(IngestResult.Updated), Count(IngestResult.Unchanged), [.. refused.OrderBy(r => r.Row)])
        {
            Made = Ids(IngestResult.Created), Touched = Ids(IngestResult.Updated),
        };

        Guid[] Ids(IngestResult fate) => [.. results.Where(r => r.Result == fate).Select(r => r.Id).OfType<Guid>().Distinct()];

        long Count(IngestResult fate) => fates.GetValueOrDefault(fate);
    }

    private static RefusedRow Refused(SourceRow row, IReadOnlyDictionary<string, IReadOnlyList<string>> problems) =>
        new(row.Line.Number, problems, row.Line.Cells);

    // What a cell could not be read as is missing in the row, too: the first reason is the one to tell.
    private static IReadOnlyDictionary<string, IReadOnlyList<string>> AllOf(SourceRow row, RowIngest kind)
    {
        if (row.Line.Problem is { } quotes) return new Dictionary<string, IReadOnlyList<string>> { ["$"] = [quotes] };
        if (row.Made.Problems.ContainsKey("$") || kind.ProblemOf(row.Made.Row) is not { } more) return row.Made.Problems;

        var told = row.Made.Problems;
        return Paths(more).Where(p => !told.Keys.Any(known => p.Key.StartsWith(known, StringComparison.Ordinal))).Concat(told).ToDictionary();
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Paths(Refusal problem) =>
        problem.Fields.Count > 0 ? problem.Fields : new Dictionary<string, IReadOnlyList<string>> { ["$"] = [problem.Reason] };
}
