using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions.Pilots;

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
    /// <param name="pilot">The one that runs: only its own version may become active meanwhile.</param>
    public static Outcome Allows(DefinitionVersion version, IReadOnlyCollection<DefinitionVersion> all, Pilot? pilot, Actor by)
    {
        if (IsAllowed(version, all, by).Refusal is { } no) return no;
        return pilot is null || pilot.VersionId == version.Id ? Outcome.Done : pilot.BarsActivation(all);
    }

    private static Outcome IsAllowed(DefinitionVersion version, IEnumerable<DefinitionVersion> all, Actor by)
    {
        if (version.WasSigned) return by.Needs(Permission.EditDefinitions);
        if (!by.May(Permission.ActivateUnsigned))
            return Refusal.Forbidden("Nobody has signed this version yet. An administrator may activate it unsigned.");

        // One that is active or has ended says so itself.
        return (version.State is DefinitionState.Draft or DefinitionState.Proposed) && all.Any(v => v != version && (v.WasSigned || v.ActivatedAt is not null))
            ? new Refusal("Only the first version of a definition may be activated unsigned. Propose this one, so that marketing and sales sign it.")
            : Outcome.Done;
    }
}
