using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Lets those who will get the leads say what they think of the campaign.</summary>
public sealed class CommentOnCampaign(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid campaign, string text, Actor by, CancellationToken ct = default)
    {
        if (by.PersonId is not { } author) return Refusal.Forbidden("Only people comment on campaigns.");
        if (!by.May(Permission.DecideOwnHandoffs) && !by.May(Permission.EditCampaigns)) return Refusal.Forbidden("Sales and those who make campaigns comment on them.");

        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Set<Campaign>().AnyAsync(c => c.Id == campaign, ct)) return Refusal.Missing("This campaign is no longer there.");

        var written = CampaignComment.Write(campaign, author, text, clock.GetUtcNow());
        if (written.Value is not { } comment) return written.Refusal!;

        db.Add(comment);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
