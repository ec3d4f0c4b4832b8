using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Availability;

/// <summary>"I am away" and "I am back": no lead comes by rotation or as the account's owner until it is switched off. Harmless to say twice.</summary>
public sealed class SwitchAway(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <param name="rep">E-mail address; absent: the person who asks.</param>
    public async Task<Outcome> RunAsync(bool isAway, string? rep, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await AvailabilityDesk.FindAsync(db, rep, by, ct);
        if (found.Value is not { } person) return found.Refusal!;

        var (now, present) = (clock.GetUtcNow(), await AvailabilityDesk.SwitchOfAsync(db, person.Id, ct));
        if (isAway == present is not null) return Outcome.Done;
        if (present is null) db.Add(Absence.Switch(person.Id, by.Id, now));
        else if (present.End(now).Refusal is { } refusal) return refusal;

        db.Audit(by, isAway ? "rep.away" : "rep.back", $"person/{person.Id}", now);
        return await db.TrySaveAsync(ct);
    }
}
