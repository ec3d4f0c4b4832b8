using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>What a run over all leads is for.</summary>
/// <param name="At">The instant at which it scores them.</param>
/// <param name="CountsAnew">Whether it reads all activities, instead of going on from what was kept of them.</param>
internal sealed record RescoringOrder(DateTimeOffset At, ScoringOccasion Occasion, bool CountsAnew)
{
    /// <summary>A score is never taken back to an earlier instant than the one it has: what happened since would be lost.</summary>
    public DateTimeOffset InstantOf(SubjectFacts subject) => subject.Stored is { } stored && stored.CountedBy > At ? stored.CountedBy : At;
}

/// <summary>A score that differs from the one the lead had when it was read.</summary>
/// <param name="Card">Without the lines, which as objects take ten times the memory and wait here in their thousands.</param>
/// <param name="Lines">As they are stored.</param>
/// <param name="Tallies">Null where those that are stored still hold.</param>
internal sealed record NewScore(Guid LeadId, Guid VersionId, DateTimeOffset At, ScoreCard Card, byte[] Lines, KeptTallies? Tallies, KnownScore? Seen)
{
    public static NewScore Of(SubjectFacts subject, Guid versionId, DateTimeOffset at, ScoreCard card, KeptTallies? tallies) =>
        new(subject.Id, versionId, at, card with { Lines = [] }, JsonSerializer.SerializeToUtf8Bytes(card.Lines, Body.Options), tallies, subject.Stored);

    /// <summary>What was before, if the history keeps it.</summary>
    public KnownScore? Turned => Seen is { } seen && Card.Numbers.TurnsFrom(seen.Numbers) ? seen : null;
}

/// <summary>Leads in the order of their ids, after they were scored.</summary>
/// <param name="Leads">How many were scored.</param>
/// <param name="Last">The last of them.</param>
/// <param name="News">Those whose scores differ and whose qualification stays.</param>
/// <param name="ToJudge">Those whose qualification may change, by the instant for which they are judged.</param>
internal sealed record RescoredLeads(int Leads, Guid Last, IReadOnlyList<NewScore> News, IReadOnlyList<(Guid Lead, DateTimeOffset At)> ToJudge);
