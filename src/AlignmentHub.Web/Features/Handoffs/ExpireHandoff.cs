using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>
/// Takes a lead back that nobody decided on in the time of the policy, and opens the next pass, which goes where the fallback of its rule says
/// (semantics.md 5.1); none for a lead that has a deal by now. Harmless to run twice.
/// </summary>
public sealed class ExpireHandoff(HandoffDesk desk, OpenHandoffs nextPass, PostNotices notices)
{
    public Task<Outcome> RunAsync(Guid id, CancellationToken ct = default) =>
        desk.ActAsync(id, Actor.System, (_, _) => Outcome.Done, ExpireAsync, ct);

    private async Task<Outcome> ExpireAsync(HandoffWork work)
    {
        if (work.Handoff.Expire(work.Now).Refusal is { } refusal) return refusal;

        work.CancelRest(work.Handoff.EndedAt);
        work.Audit("handoff.expired");
        await work.Db.SaveChangesAsync(work.Stopping); // a lead has one open hand-off
        if (!work.IsPastHandoff) await OpenNextAsync(work);
        await notices.RunAsync(work.Db, await NoticesAsync(work), work.Stopping);
        return Outcome.Done;
    }

    private async Task OpenNextAsync(HandoffWork work)
    {
        var rejections = await EarlierRejections.OfAsync(work.Db, work.Handoff.LeadId, work.Stopping);
        var request = new HandoffRequest(work.Handoff.LeadId)
        {
            DefinitionVersionId = work.Handoff.DefinitionVersionId, Expired = new(work.Handoff.RuleId),
            Barred = new Dictionary<Guid, string>(rejections.Barred) { [work.Handoff.RepId!.Value] = "did not decide in time" },
            Spared = rejections.Spared,
        };
        var opened = await nextPass.RunAsync(work.Db, [request], work.Now, work.By, work.Stopping);
        // Told as a refusal it would pass for a decision made meanwhile, and the lead would be stuck in silence.
        if (opened[0].Refusal is { } stuck) throw new InvalidOperationException($"Hand-off {work.Handoff.Id} cannot go on: {stuck.Reason}");
    }

    private static async Task<IReadOnlyList<Notice>> NoticesAsync(HandoffWork work)
    {
        var manager = await work.Db.Set<Team>().Where(t => t.Id == work.Owner.TeamId).Select(t => t.ManagerId).SingleOrDefaultAsync(work.Stopping);
        return [.. new[] { work.Owner.RepId, manager }.OfType<Guid>().Distinct().Select(person => new Notice
        {
            Id = Guid.CreateVersion7(work.Now), PersonId = person, Kind = NoticeKind.Expired, CreatedAt = work.Now, Link = $"/handoffs/{work.Handoff.Id}",
            Cause = $"handoff/{work.Handoff.Id}/expired", Facts = JsonSerializer.Serialize(new { handoff = work.Handoff.Id }),
        })];
    }
}
