using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>What a run over all leads is for.</summary>
/// <param name="At">The instant at which it scores them.</param>
internal sealed record RescoringOrder(DateTimeOffset At, ScoringOccasion Occasion);

/// <summary>What a run over all leads found about one of them.</summary>
internal readonly record struct RescoredLead(SubjectFacts Subject, DateTimeOffset At, ScoreNumbers Numbers)
{
    /// <summary>A score is never taken back to an earlier instant than the one it has: what happened since would be lost.</summary>
    public static DateTimeOffset InstantOf(SubjectFacts subject, DateTimeOffset at) => subject.Stored?.AsOf > at ? subject.Stored.AsOf : at;

    /// <summary>Whether anything that counts differs from what is stored (semantics.md 3.5).</summary>
    public bool Differs(Guid versionId) =>
        Subject.Stored is not { } stored || stored.VersionId != versionId || !stored.Numbers.SameAs(Numbers);

    /// <summary>Whether the rules of qualification have to be asked, which need more of the lead than its score.</summary>
    public bool NeedsJudging(LeadScorer scorer, ScoringOccasion occasion) => QualificationStep.MayChange(
        Subject.Stored?.Qualification ?? QualificationState.None, Numbers, scorer.Document.Thresholds, Subject.Stage, occasion);
}

/// <summary>A score that differs from the one the lead had when it was read.</summary>
/// <param name="Card">Without the lines, which as objects take ten times the memory and wait here in their thousands.</param>
/// <param name="Lines">As they are stored.</param>
internal sealed record NewScore(Guid LeadId, Guid VersionId, DateTimeOffset At, ScoreCard Card, byte[] Lines, KnownScore? Seen)
{
    public static NewScore Of(SubjectFacts subject, Guid versionId, DateTimeOffset at, ScoreCard card) =>
        new(subject.Id, versionId, at, card with { Lines = [] }, JsonSerializer.SerializeToUtf8Bytes(card.Lines, Body.Options), subject.Stored);
}

/// <summary>Leads in the order of their ids, after they were scored.</summary>
/// <param name="Leads">How many were scored.</param>
/// <param name="Last">The last of them.</param>
/// <param name="News">Those whose scores differ and whose qualification stays.</param>
/// <param name="ToJudge">Those whose qualification may change, by the instant for which they are judged.</param>
internal sealed record RescoredLeads(int Leads, Guid Last, IReadOnlyList<NewScore> News, IReadOnlyList<(Guid Lead, DateTimeOffset At)> ToJudge);
