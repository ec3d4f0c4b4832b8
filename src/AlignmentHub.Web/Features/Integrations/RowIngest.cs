using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>What became of a row of a file.</summary>
public enum RowFate { Created, Updated, Unchanged, Refused }

/// <param name="Problem">Why it was refused.</param>
public sealed record RowResult(RowFate Fate, Refusal? Problem = null);

/// <summary>The way of one kind of file into the hub.</summary>
public interface IRowIngest
{
    ImportKind Kind { get; }

    /// <summary>What is wrong with a row before anybody asks the database.</summary>
    Refusal? ProblemOf(RawValue row);

    /// <summary>One result per row, in order; rows that cannot be taken do not stop the others. A refusal means that none may be.</summary>
    Task<Outcome<IReadOnlyList<RowResult>>> RunAsync(
        IReadOnlyList<RawValue> rows, IReadOnlyDictionary<string, FieldRule> rules, Actor by, CancellationToken ct);
}

/// <summary>Rows that could be parsed go on; the others have their answer already.</summary>
internal static class ParsedRows
{
    public static async Task<Outcome<IReadOnlyList<RowResult>>> TakeAsync<T>(
        IReadOnlyList<Outcome<T>> rows, Func<IReadOnlyList<T>, Task<Outcome<IReadOnlyList<RowResult>>>> take)
    {
        var taken = await take([.. rows.Where(r => r.IsDone).Select(r => r.Value!)]);
        if (taken.Refusal is { } no) return no;

        var next = 0;
        return new([.. rows.Select(r => r.Refusal is { } problem ? new RowResult(RowFate.Refused, problem) : taken.Value![next++])], null);
    }
}
