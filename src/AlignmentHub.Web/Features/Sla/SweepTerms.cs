using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>A step that a clock reached, and the hours in which people are told of it.</summary>
internal sealed record ReachedStep(SweptClock Clock, EscalationStep Step, BusinessCalendar Hours);

/// <summary>What was promised about the clocks that a sweep found: each under the version it was started with.</summary>
public sealed class SweepTerms(Policies policies, Calendars calendars)
{
    internal async Task<IReadOnlyList<ReachedStep>> StepsAsync(HubDb db, IReadOnlyList<SweptClock> clocks, CancellationToken ct)
    {
        if (clocks.Count == 0) return [];

        var ladders = await policies.OfVersionsAsync(db, [.. clocks.Select(c => c.PolicyVersionId)], ct);
        var hours = await calendars.OfVersionsAsync(db, [.. clocks.Select(c => c.CalendarVersionId)], ct);
        return [.. clocks.Select(c => new ReachedStep(c, ladders[c.PolicyVersionId].Document.Ladder[c.Passed - 1], hours[c.CalendarVersionId]))];
    }
}
