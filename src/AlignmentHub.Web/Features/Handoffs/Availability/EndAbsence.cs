using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Availability;

/// <summary>Back earlier than planned, or the plan was dropped.</summary>
public sealed class EndAbsence(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Absence>().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } absence) return Refusal.Missing("There is no such absence.");

        var person = await db.Set<Person>().SingleAsync(p => p.Id == absence.PersonId, ct);
        if (!AvailabilityDesk.May(person, by)) return Refusal.Forbidden("Only the person, the manager of the team or an administrator can change this.");

        var now = clock.GetUtcNow();
        if (absence.End(now).Refusal is { } refusal) return refusal;

        db.Audit(by, "rep.absence.ended", $"person/{person.Id}", now, after: new { absence.StartsAt, absence.EndsAt });
        return await db.TrySaveAsync(ct);
    }
}
