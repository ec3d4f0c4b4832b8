namespace AlignmentHub.Web.Features.Scoring;

/// <summary>What a stream of rows is asked for. Columns are known by their numbers, whether others before them are left out or not.</summary>
/// <param name="Width">How many numbers there are.</param>
/// <param name="Columns">The numbers of those that are in the stream, in that order.</param>
internal sealed record CopyQuery(string Sql, int Width, IReadOnlyList<int> Columns)
{
    /// <param name="columns">In the order of their numbers; what is null is left out and reads as null. It would cost as much to send as a value.</param>
    /// <param name="from">The rest of the query.</param>
    public static CopyQuery Of(IReadOnlyList<string?> columns, string from)
    {
        int[] wanted = [.. Enumerable.Range(0, columns.Count).Where(column => columns[column] is not null)];
        return new($"copy (select {string.Join(", ", wanted.Select(column => columns[column]))} {from}) to stdout (format binary)", columns.Count, wanted);
    }
}
