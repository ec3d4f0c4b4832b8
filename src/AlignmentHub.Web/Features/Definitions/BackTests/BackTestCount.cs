using System.Text.Json;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>What a back-test counts while it goes from part to part. Kept with each part, so that another server can go on.</summary>
internal sealed class BackTestCount(LeadScorer? current, LeadScorer proposed, string? counted)
{
    private readonly Counted _before = counted is null ? new(null, null) : JsonSerializer.Deserialize<Counted>(counted, Body.Options)!;

    public ThresholdCurve? Current => field ??= current is null ? null : ThresholdCurve.UpTo(HighestTotal(current), _before.Current);

    public ThresholdCurve Proposed => field ??= ThresholdCurve.UpTo(HighestTotal(proposed), _before.Proposed);

    public double? CurrentThreshold => current?.Document.Thresholds.Total;

    public double ProposedThreshold => proposed.Document.Thresholds.Total;

    public string ToJson() => JsonSerializer.Serialize(new Counted(Current?.Gains, Proposed.Gains), Body.Options);

    /// <summary>Replays one part with both versions in one pass; the rows are those of leads that either qualifies.</summary>
    public List<ReplayedLead> Replay(Guid backTestId, PastPart part, ReplayPeriod period)
    {
        var (byCurrent, byProposed) = (current?.Replay(part.Shapes, period), proposed.Replay(part.Shapes, period));
        List<ReplayedLead> rows = [];
        for (var lead = 0; lead < part.Leads.Count; lead++)
        {
            var activities = part.ActivitiesOf(lead);
            var outcome = part.Outcomes.GetValueOrDefault(part.Leads[lead], LeadOutcome.Unknown);
            var now = byCurrent?.Run(part.Subjects[lead], activities) ?? Replayed.Nothing;
            var then = byProposed.Run(part.Subjects[lead], activities);
            Current?.Add(in now, outcome);
            Proposed.Add(in then, outcome);
            if (ReplayedLead.Of(backTestId, part.Leads[lead], part.Gathered.HasImported(lead), in now, in then, outcome) is { } row) rows.Add(row);
        }

        return rows;
    }

    private static double HighestTotal(LeadScorer scorer) => 100 * (scorer.Document.Weights.Fit + scorer.Document.Weights.Engagement);

    private sealed record Counted(IReadOnlyList<OutcomeCount>? Current, IReadOnlyList<OutcomeCount>? Proposed);
}
