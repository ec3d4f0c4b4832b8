using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>
/// A place in a row that knows its path. Everything wrong is noted by path, so that a sender learns all of it at once; after a problem
/// reading goes on as if the member were absent.
/// </summary>
internal sealed class RowReader(RawValue row, PathProblems problems, DateTimeOffset now, string path = "")
{
    /// <summary>The instant of reading, which bounds the instants in the row.</summary>
    public DateTimeOffset Now => now;

    public bool IsObject => row.Kind == RawKind.Object;

    public RawValue this[string member] => row[member];

    /// <summary>Reads a whole row: the value, or everything wrong with it.</summary>
    public static Outcome<T> Read<T>(RawValue row, DateTimeOffset now, Func<RowReader, T> read) where T : class
    {
        var problems = new PathProblems();
        var value = read(new RowReader(row, problems, now));
        return problems.IsEmpty ? value : problems.ToRefusal("This cannot be taken as it is.");
    }

    public void Refuse(string member, string problem) => problems.Add(PathOf(member), problem);

    public void Refuse(string problem) => problems.Add(path.Length == 0 ? "$" : path, problem);

    /// <summary>Says no unless this is an object with no other members than these.</summary>
    public RowReader WithMembers(params ReadOnlySpan<string> known)
    {
        if (!IsObject) Refuse("Must be an object.");
        foreach (var (name, _) in row.Members())
        {
            if (name is null) Refuse("Has a member whose name is not valid text.");
            else if (!known.Contains(name)) Refuse(name, $"Is not known here; known are {string.Join(", ", known)}.");
        }

        return this;
    }

    public RowReader Within(string member) => new(row[member], problems, now, PathOf(member));

    public IEnumerable<RowReader> Items(string member, int most)
    {
        var list = row[member];
        if (list.Kind is RawKind.Absent or RawKind.Null) return [];
        if (list.Kind == RawKind.List && list.Items().Count() <= most)
            return list.Items().Select((item, index) => new RowReader(item, problems, now, $"{PathOf(member)}[{index}]"));

        Refuse(member, $"Must be a list of at most {most}.");
        return [];
    }

    private string PathOf(string member) => path.Length == 0 ? member : $"{path}.{member}";
}
