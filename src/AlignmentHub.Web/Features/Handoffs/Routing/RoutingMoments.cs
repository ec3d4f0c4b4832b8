using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>What routing needs to know of the time.</summary>
public sealed class RoutingMoments(Calendars calendars, IOptions<HubOptions> hub)
{
    internal RoutingMoment At(DateTimeOffset now, TeamHours hours) => new(now, TodayAt(now), hours);

    internal DateTimeOffset TodayAt(DateTimeOffset now) => hub.Value.Zone.BeginOf(hub.Value.Zone.DayOf(now));

    /// <summary>For questions, which make nothing: in a new hub that has no calendar yet, nobody has a day off.</summary>
    internal async Task<RoutingMoment> AtAsync(HubDb db, DateTimeOffset now, IReadOnlyList<CurrentCalendar> current, CancellationToken ct) => At(now, current.Count > 0
        ? await calendars.HoursAsync(db, current, ct)
        : new TeamHours(new WorkingHours(Guid.Empty, new BusinessCalendar(hub.Value.Zone, new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>())), new Dictionary<Guid, WorkingHours>(), new Dictionary<Guid, WorkingHours>()));
}
