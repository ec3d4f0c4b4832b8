using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Definitions;

/// <summary>
/// What keeps a lead from qualifying whatever its score: a missing field, consent that is not given, an exclusion.
/// </summary>
public sealed record Gate(IReadOnlyList<string> Required, bool Consent, IReadOnlyList<Exclusion> Exclusions)
{
    public static readonly Gate Open = new([], false, []);
}

/// <summary>Leads that never qualify, like those of a competitor. It takes no points away.</summary>
public sealed record Exclusion(string Name, Condition When);
