namespace AlignmentHub.Web.Features.Definitions.Comparison;

/// <summary>What differs about one thing, in words.</summary>
/// <param name="Part">The name of the part of the document that it stands in.</param>
/// <param name="Subject">The name of the rule, the group or whatever it is.</param>
public sealed record ChangeLine(string Part, string Subject, IReadOnlyList<ChangeWord> Words)
{
    public override string ToString() => $"{Subject}: {string.Join(", ", Words.Select(w => w.Words))}";
}

/// <param name="Words">Such as <c>10 → 15 points</c>.</param>
/// <param name="What">What of it differs.</param>
/// <param name="Before">How it was, for the column of the earlier version; absent where there was nothing.</param>
public sealed record ChangeWord(string Words, string What, string? Before, string? After);
