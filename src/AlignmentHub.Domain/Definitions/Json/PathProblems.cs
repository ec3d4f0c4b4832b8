namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>
/// Everything that is wrong with a document, by the path of each member, so that all of it is told at once.
/// </summary>
public sealed class PathProblems
{
    private readonly Dictionary<string, List<string>> _byPath = [];

    public bool IsEmpty => _byPath.Count == 0;

    public void Add(string path, string problem)
    {
        if (!_byPath.TryGetValue(path, out var problems)) _byPath[path] = problems = [];
        problems.Add(problem);
    }

    public Refusal ToRefusal(string reason) =>
        new(reason) { Fields = _byPath.ToDictionary(p => p.Key, p => (IReadOnlyList<string>)p.Value) };
}
