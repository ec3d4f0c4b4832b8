using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>A version, ready to score many leads.</summary>
internal sealed record BulkVersion(ActiveDefinition Definition, BulkScorer Scorer);

/// <summary>The versions in force, ready to score leads whose activities are told by these shapes.</summary>
internal sealed class BulkVersions(VersionsInForce versions, IReadOnlyList<ActivityFact> shapes)
{
    private readonly BulkVersion _main = Over(versions.Main, shapes);
    private readonly BulkVersion? _pilot = versions.Pilot is { } pilot ? Over(pilot.Version, shapes) : null;

    public BulkVersion Of(SubjectFacts subject) =>
        _pilot is { } pilot && versions.Pilot!.Judges(subject.Id, subject.Lead, subject.Account) ? pilot : _main;

    private static BulkVersion Over(ActiveDefinition version, IReadOnlyList<ActivityFact> shapes) => new(version, version.Scorer.Over(shapes));
}
