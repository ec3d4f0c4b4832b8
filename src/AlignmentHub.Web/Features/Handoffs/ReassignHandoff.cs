using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A manager gives a lead to another rep, or one that waits in a queue to somebody (semantics.md 4.4).</summary>
public sealed class ReassignHandoff(HandoffDesk desk, PostNotices notices)
{
    /// <param name="rep">The e-mail address of the rep who gets it.</param>
    public Task<Outcome> RunAsync(HandoffKey id, string? rep, string? reason, Actor by, CancellationToken ct = default) =>
        desk.ActAsync(id, by, HandoffAccess.MayReassign, work => ReassignAsync(work, rep, reason), ct);

    private async Task<Outcome> ReassignAsync(HandoffWork work, string? rep, string? reason)
    {
        var read = FreeText.Need("reason", reason, FreeText.LongestReason, "Say why somebody else gets this lead.");
        if (read.Value is not { } words) return read.Refusal!;
        if (await FindRepAsync(work.Db, rep, work.Stopping) is not { } next) return Refusal.Field("rep", "No active rep has this address. Check it, or ask an administrator.");

        var (former, owner) = (work.Handoff.RepId, new ClockOwner(next.Id, next.TeamId));
        if ((await work.GiveAsync(owner)).Refusal is { } refusal) return refusal;

        work.Audit("handoff.reassigned", new { State = work.Handoff.State.ToString(), Rep = next.Name }, words);
        await work.Db.SaveChangesAsync(work.Stopping);
        await notices.RunAsync(work.Db, [.. Tell(work, next.Id, former)], work.Stopping);
        return Outcome.Done;
    }

    private static async Task<Person?> FindRepAsync(HubDb db, string? email, CancellationToken ct)
    {
        var normalised = People.NameOf(email ?? "");
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normalised && p.IsActive, ct);
        return person is not null && Permissions.Of(person.Roles).Contains(Permission.DecideOwnHandoffs) ? person : null;
    }

    private static IEnumerable<Notice> Tell(HandoffWork work, Guid next, Guid? former) =>
        from person in new[] { next, former }
        where person is not null && person != work.By.PersonId
        select new Notice
        {
            Id = Guid.CreateVersion7(work.Now), PersonId = person.Value, CreatedAt = work.Now,
            Kind = person == next ? NoticeKind.Assigned : NoticeKind.Reassigned, Facts = JsonSerializer.Serialize(new { handoff = work.Handoff.Id }),
            Link = $"/handoffs/{work.Handoff.Id}", Cause = $"handoff/{work.Handoff.Id}/given/{work.Handoff.Version}",
        };
}
