using System.Runtime.InteropServices;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using NpgsqlTypes;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>What one lead brings to its score, and the score it has.</summary>
public sealed record SubjectFacts(Guid Id, LeadStage Stage, LeadFacts Lead, AccountFacts? Account, KnownScore? Stored)
{
    /// <summary>Whether nothing that counts differs from what is stored (semantics.md 3.5).</summary>
    public bool HasScore(Guid versionId, in ScoreNumbers numbers) => Stored is { } stored && stored.VersionId == versionId && stored.Numbers.SameAs(numbers);
}

/// <summary>A score as it is stored, without its reasons.</summary>
public sealed record KnownScore(Guid VersionId, DateTimeOffset AsOf, ScoreNumbers Numbers, QualificationState Qualification)
{
    /// <summary>Only for those who write scores.</summary>
    public KeptTallies Tallies { get; init; } = KeptTallies.None;

    /// <summary>By when everything that the lead did was counted, which changes nothing where a cap is reached.</summary>
    public DateTimeOffset CountedBy => Tallies.From is { } from && from > AsOf ? from : AsOf;

    /// <summary>Where the row stands and which transaction wrote it, so that whoever writes it next sees whether it is still this one. Only for those who write scores.</summary>
    public StoredRow Row { get; init; }
}

/// <summary>A row of PostgreSQL as somebody saw it: where it stood, and which transaction wrote it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoredRow(NpgsqlTid Place, uint WrittenBy);

/// <summary>The facts of many leads side by side, small enough to keep: activities are 12 bytes each, and each shape of them is there once.</summary>
public sealed class FactSet(
    IReadOnlyList<SubjectFacts> leads, IReadOnlyList<ActivityFact> shapes, int[] firstActivity, ShapedActivity[] activities)
{
    public IReadOnlyList<SubjectFacts> Leads => leads;

    public IReadOnlyList<ActivityFact> Shapes => shapes;

    public int ActivityCount => activities.Length;

    /// <summary>The type of each activity.</summary>
    public IEnumerable<string> ActivityTypes() => activities.Select(a => shapes[a.Shape].Type);

    /// <summary>The activities of a lead by instant, then id.</summary>
    public ReadOnlySpan<ShapedActivity> ActivitiesOf(int lead) => activities.AsSpan(firstActivity[lead], firstActivity[lead + 1] - firstActivity[lead]);
}
