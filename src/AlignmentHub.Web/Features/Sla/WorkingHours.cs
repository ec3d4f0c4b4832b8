using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The hours that new clocks run in, and the version to copy onto them.</summary>
public sealed record WorkingHours(Guid CalendarVersionId, BusinessCalendar Calendar);

/// <summary>The hours of each team at one instant; teams without a calendar of their own work the default one.</summary>
public sealed class TeamHours(WorkingHours fallback, IReadOnlyDictionary<Guid, WorkingHours> teams)
{
    /// <summary>For hand-offs that nobody has yet, and for reports.</summary>
    public WorkingHours Default { get; } = fallback;

    public WorkingHours Of(Guid? teamId) => teamId is { } id && teams.TryGetValue(id, out var hours) ? hours : Default;
}
