using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>When people work: by a calendar of their own, else by that of their team.</summary>
public sealed class PersonHours(Calendars calendars)
{
    public async Task<IReadOnlyDictionary<Guid, BusinessCalendar>> OfAsync(HubDb db, IReadOnlyCollection<Guid> people, CancellationToken ct = default)
    {
        var hours = await calendars.NowAsync(db, ct);
        var asked = await db.Users.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.TeamId }).ToListAsync(ct);
        return asked.ToDictionary(p => p.Id, p => hours.OfPerson(new ClockOwner(p.Id, p.TeamId)).Calendar);
    }
}
