using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>What became of a row of a file.</summary>
internal enum RowFate { Created, Updated, Unchanged, Refused }

/// <param name="Problem">Why it was refused.</param>
internal sealed record RowResult(RowFate Fate, Refusal? Problem = null)
{
    public static RowResult Refused(Refusal problem) => new(RowFate.Refused, problem);

    public static RowResult Taken(bool created, bool changed) => new(created ? RowFate.Created : changed ? RowFate.Updated : RowFate.Unchanged);
}

/// <summary>The way of one kind of file into the hub.</summary>
internal interface IRowIngest
{
    ImportKind Kind { get; }

    /// <summary>What is wrong with a row before anybody asks the database.</summary>
    Refusal? ProblemOf(RawValue row);

    /// <summary>One result per row, in order. Rows that cannot be taken do not stop the others.</summary>
    Task<IReadOnlyList<RowResult>> RunAsync(IReadOnlyList<RawValue> rows, IReadOnlyDictionary<string, FieldRule> rules, Actor by, CancellationToken ct);
}
