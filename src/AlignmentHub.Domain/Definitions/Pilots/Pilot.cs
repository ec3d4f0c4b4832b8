using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Definitions.Pilots;

/// <summary>How a pilot came to its end.</summary>
public enum PilotEnding
{
    /// <summary>Its version became the active one.</summary>
    Promoted,

    /// <summary>It was given up, and all leads are judged by the active version again.</summary>
    Stopped,
}

/// <summary>
/// A signed version that judges some leads beside the active one, so that both can be compared by what became of their leads
/// (semantics.md 3.1). There is one at a time, and the active version stays the same as long as it runs.
/// </summary>
public sealed class Pilot : ILive
{
    private Pilot() { } // EF Core

    public Guid Id { get; private init; }

    public Guid DefinitionId { get; private init; }

    public Guid VersionId { get; private init; }

    /// <summary>The active version beside which it runs.</summary>
    public Guid MainVersionId { get; private init; }

    /// <summary>In percent of all leads; absent for a pilot of pools.</summary>
    public int? Share { get; private init; }

    public Guid[] PoolIds { get; private init; } = [];

    public DateTimeOffset StartedAt { get; private init; }

    public Guid? StartedBy { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    public PilotEnding? Ending { get; private set; }

    public int Version { get; private set; } = 1;

    public PilotScope Scope => new(Share, PoolIds);

    public string LiveTopic => $"definition/{DefinitionId}";

    /// <summary>Starts a pilot, or says why it cannot be.</summary>
    /// <param name="version">One of all versions of its definition.</param>
    /// <param name="open">The pilot that runs already, if one does.</param>
    public static Outcome<Pilot> Start(DefinitionVersion version, IReadOnlyList<DefinitionVersion> all, Pilot? open, PilotScope scope, Actor by, DateTimeOffset now)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;
        if (open is not null) return new Refusal(open.VersionId == version.Id
            ? "This version is being piloted already."
            : $"Version {NumberOf(open.VersionId, all)} is being piloted already. Promote or end that pilot first.");
        if (MayBePiloted(version).Refusal is { } no) return no;
        if (all.FirstOrDefault(v => v.State == DefinitionState.Active) is not { } main)
            return new Refusal("No version is active that this one could stand beside. Activate it instead.");
        if (all.FirstOrDefault(v => v.State == DefinitionState.Scheduled) is { } next)
            return new Refusal($"Version {next.Number} becomes active on its day, which would end the comparison. Withdraw it, or start the pilot after that day.");

        return new Pilot
        {
            Id = Guid.CreateVersion7(now), DefinitionId = version.DefinitionId, VersionId = version.Id, MainVersionId = main.Id,
            Share = scope.Share, PoolIds = [.. scope.Pools], StartedAt = now, StartedBy = by.PersonId,
        };
    }

    public Outcome End(PilotEnding ending, Guid? by, DateTimeOffset now)
    {
        if (EndedAt is not null) return new Refusal("This pilot has ended already.");

        (Ending, EndedBy, EndedAt) = (ending, by, now);
        return Outcome.Done;
    }

    /// <summary>Why another version cannot become active while this pilot runs.</summary>
    internal Refusal BarsActivation(IEnumerable<DefinitionVersion> all) =>
        new($"Version {NumberOf(VersionId, all)} is being piloted against the active version. Promote or end that pilot first.");

    private static Outcome MayBePiloted(DefinitionVersion version)
    {
        if (!version.NeedsBackTest) return new Refusal("Questions judge no lead, so there is nothing to pilot. Activate the version instead.");

        return version.State switch
        {
            DefinitionState.Draft or DefinitionState.Proposed => new Refusal("Only a version that both sides signed can be piloted."),
            DefinitionState.Signed => Outcome.Done,
            DefinitionState.Scheduled => new Refusal("This version becomes active on its day. Activate it now, or make a new draft from it for a pilot."),
            DefinitionState.Active => new Refusal("This version is active and judges all leads already."),
            DefinitionState.Retired or DefinitionState.Withdrawn => new Refusal("This version has ended. Make a new draft from it."),
        };
    }

    private static int NumberOf(Guid versionId, IEnumerable<DefinitionVersion> all) => all.Single(v => v.Id == versionId).Number;
}
