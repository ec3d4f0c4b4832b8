using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Features.Leads.TakeBack;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>What became of a row of a file, and why if it was refused.</summary>
public sealed record RowResult(IngestResult Result, Guid? Id, Refusal? Problem = null);

/// <summary>Takes rows in by the use case of their kind; one result per row, in order. A refusal means that none may be taken.</summary>
public delegate Task<Outcome<IReadOnlyList<RowResult>>> TakeRows(IReadOnlyList<RawValue> rows, IngestTerms terms, Actor by, CancellationToken ct);

/// <summary>Removes what rows made and nobody touched since; says how many are gone. In the transaction of the caller.</summary>
public delegate Task<Outcome<int>> TakeBack(HubDb db, MadeThings made, Actor by, CancellationToken ct);

/// <summary>The way of one kind of file into the hub, and back out of it.</summary>
/// <param name="ProblemOf">What is wrong with a row before anybody asks the database.</param>
public sealed record RowIngest(ImportKind Kind, Func<RawValue, Refusal?> ProblemOf, TakeRows TakeAsync, TakeBack TakeBackAsync)
{
    public static RowIngest Of<TRow, TAnswer>(
        ImportKind kind, Func<RawValue, Outcome<TRow>> parse,
        Func<IReadOnlyList<TRow>, IngestTerms, Actor, CancellationToken, Task<Outcome<IReadOnlyList<TAnswer>>>> ingest,
        Func<TAnswer, RowResult> resultOf, TakeBack takeBack)
    {
        return new(kind, row => parse(row).Refusal, TakeAsync, takeBack);

        async Task<Outcome<IReadOnlyList<RowResult>>> TakeAsync(IReadOnlyList<RawValue> rows, IngestTerms terms, Actor by, CancellationToken ct)
        {
            List<Outcome<TRow>> parsed = [.. rows.Select(parse)];
            var taken = await ingest([.. parsed.Where(r => r.IsDone).Select(r => r.Value!)], terms, by, ct);
            if (taken.Refusal is { } no) return no;

            // Rows that could not be parsed have their answer already.
            var next = 0;
            return new([.. parsed.Select(r => r.Refusal is { } problem ? new RowResult(IngestResult.Refused, null, problem) : resultOf(taken.Value![next++]))], null);
        }
    }
}
