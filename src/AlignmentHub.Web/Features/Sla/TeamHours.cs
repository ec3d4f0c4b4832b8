using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The hours of each team and of each person at one instant; teams without a calendar of their own work the default one, people that of their team.</summary>
public sealed class TeamHours(WorkingHours fallback, IReadOnlyDictionary<Guid, WorkingHours> teams, IReadOnlyDictionary<Guid, WorkingHours> people)
{
    /// <summary>For hand-offs that nobody has yet, and for reports.</summary>
    public WorkingHours Default { get; } = fallback;

    public WorkingHours Of(Guid? teamId) => teamId is { } id && teams.TryGetValue(id, out var hours) ? hours : Default;

    /// <summary>The hours that somebody works.</summary>
    public WorkingHours OfPerson(ClockOwner person) => person.RepId is { } id && people.TryGetValue(id, out var hours) ? hours : Of(person.TeamId);

    /// <summary>The hours in which something is promised for a rep.</summary>
    public WorkingHours Of(HoursOf whose, ClockOwner owner, DateTimeOffset now) => whose switch
    {
        HoursOf.Team => Of(owner.TeamId),
        HoursOf.Rep => OfPerson(owner),
        HoursOf.Both => WorkingHours.Common(Of(owner.TeamId), OfPerson(owner), now),
    };
}
