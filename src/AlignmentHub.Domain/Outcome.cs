namespace AlignmentHub.Domain;

/// <summary>Why the answer is no, in words the user can act on.</summary>
/// <param name="Reason">One sentence that says what to do next.</param>
public sealed record Refusal(string Reason)
{
    /// <summary>What was wrong with the request itself, by the path of each field; empty when the present state is the reason.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether it is the asker who may not, whatever the state.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>Whether what was asked about does not exist.</summary>
    public bool IsMissing { get; init; }

    public static Refusal Forbidden(string reason) => new(reason) { IsForbidden = true };

    public static Refusal Missing(string reason) => new(reason) { IsMissing = true };

    public static Refusal Field(string path, string reason) =>
        new(reason) { Fields = new Dictionary<string, IReadOnlyList<string>> { [path] = [reason] } };
}

/// <summary>What came of asking a rule: done, or refused. Bugs and broken cables throw instead.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static readonly Outcome Done;

    public bool IsDone => Refusal is null;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}

/// <summary>What came of asking for something: the thing itself, or a refusal.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    public bool IsDone => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
