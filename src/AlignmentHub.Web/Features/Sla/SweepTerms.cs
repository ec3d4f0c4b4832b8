using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The last of the steps that a clock passed since somebody looked, which is the one that people are told of.</summary>
/// <param name="Act">What is to be done with the lead, by whichever of those steps said so last.</param>
internal sealed record ReachedStep(SweptClock Clock, EscalationStep Step, NoticeKind Kind, EscalationDeed? Act);

/// <summary>What was promised about the clocks that a sweep found: each under the version it was started with.</summary>
public sealed class SweepTerms(Policies policies)
{
    private const int Due = 100;

    /// <summary>In the order in which the steps were reached, however late that is found.</summary>
    internal async Task<IReadOnlyList<ReachedStep>> StepsAsync(HubDb db, IReadOnlyList<SweptClock> clocks, CancellationToken ct)
    {
        if (clocks.Count == 0) return [];

        var ladders = await policies.OfVersionsAsync(db, [.. clocks.Select(c => c.PolicyVersionId)], ct);
        return [.. clocks.OrderBy(c => c.ReachedAt).ThenBy(c => c.Id).Select(c => Reached(c, ladders[c.PolicyVersionId].Document.Ladder))];
    }

    private static ReachedStep Reached(SweptClock clock, IReadOnlyList<EscalationStep> ladder)
    {
        var act = ladder.Take(clock.Passed).Skip(clock.PassedBefore).Select(step => step.Act).LastOrDefault(act => act is not null);
        return new(clock, ladder[clock.Passed - 1], KindOf(clock, ladder), act);
    }

    // Nobody hears that something is long overdue who was never told that it was missed.
    private static NoticeKind KindOf(SweptClock clock, IReadOnlyList<EscalationStep> ladder)
    {
        if (!clock.IsMissed) return NoticeKind.AtRisk;

        return ladder.Take(clock.PassedBefore).Any(step => step.At >= Due) ? NoticeKind.Escalated : NoticeKind.Breached;
    }
}
