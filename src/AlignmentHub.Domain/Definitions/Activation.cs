using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Definitions;

/// <summary>Which leads a newly active version judges first (semantics.md 3.6).</summary>
public enum ActivationReach
{
    /// <summary>Each lead from its next activity or change.</summary>
    NextActivity,

    /// <summary>Every lead that meets it, at once.</summary>
    AllNow,
}

/// <summary>Who may make a version count (semantics.md 3.1).</summary>
public static class Activation
{
    /// <summary>Whether this person may activate the version, which is one of all versions of its definition.</summary>
    public static Outcome Allows(DefinitionVersion version, IEnumerable<DefinitionVersion> all, Actor by)
    {
        if (version.WasSigned) return by.Needs(Permission.EditDefinitions);
        if (!by.May(Permission.ActivateUnsigned))
            return Refusal.Forbidden("Nobody has signed this version yet. An administrator may activate it unsigned.");

        // Once both sides have agreed on a version, nobody goes back to deciding alone.
        return all.Any(v => v.WasSigned) ? new Refusal("An earlier version was signed by both sides, so this one has to be signed too.") : Outcome.Done;
    }
}
