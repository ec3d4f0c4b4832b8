using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Availability;

/// <summary>Out of office from an instant to another.</summary>
public sealed class PlanAbsence(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <param name="rep">E-mail address; absent: the person who asks.</param>
    public async Task<Outcome<Guid>> RunAsync(DateTimeOffset from, DateTimeOffset until, string? note, string? rep, Actor by, CancellationToken ct = default)
    {
        var words = FreeText.Read("note", note, Absence.NoteLimit);
        if (words.Refusal is { } unreadable) return unreadable;

        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await AvailabilityDesk.FindAsync(db, rep, by, ct);
        if (found.Value is not { } person) return found.Refusal!;

        var now = clock.GetUtcNow();
        var planned = Absence.OutOfOffice(person.Id, from, until, words.Value, by.Id, now);
        if (planned.Value is not { } absence) return planned.Refusal!;

        db.Add(absence);
        db.Audit(by, "rep.absence.planned", $"person/{person.Id}", now, after: new { absence.StartsAt, absence.EndsAt });
        await db.SaveChangesAsync(ct);
        return absence.Id;
    }
}
