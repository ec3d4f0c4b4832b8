using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Reports;

/// <summary>One of the metrics of api.md, Read: for programs as JSON, for spreadsheets as a table, under one name.</summary>
public interface IReport
{
    /// <summary>As it stands in the address.</summary>
    string Name { get; }

    /// <summary>What it tells and what may be asked, for the description of the API.</summary>
    string Summary { get; }

    Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct);
}

/// <param name="Query">What else was asked for; the report notes there what it cannot read.</param>
/// <param name="Key">One group of the numbers; the empty text is the blank group, and absent is all of them.</param>
/// <param name="AsTable">Whether all of it is wanted, for a spreadsheet.</param>
public sealed record ReportQuestion(ReportPeriod Period, QueryReader Query, string? Key, bool AsTable);

/// <param name="Definition">What the numbers mean, in the words of semantics.md.</param>
/// <param name="RecordsOf">Which list is behind the numbers, with its own parameters; absent where the answer is that list.</param>
public sealed record ReportAnswer(string Definition, string? RecordsOf, IReadOnlyDictionary<string, object?> Members, ReportTable Table);

/// <summary>The numbers as rows under names.</summary>
public sealed record ReportTable(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows)
{
    public IResult ToCsv(string fileName) =>
        Csv.Answer(fileName, Rows, [.. Columns.Select((name, n) => new CsvColumn<object?[]>(name, row => row[n] is Enum member ? JsonNamingPolicy.CamelCase.ConvertName($"{member}") : row[n]))]);
}
