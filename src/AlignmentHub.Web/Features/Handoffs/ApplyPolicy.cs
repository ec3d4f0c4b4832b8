using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>How many hand-offs and clocks came under the new promises.</summary>
public sealed record AppliedPolicy(int Handoffs, int Clocks);

/// <summary>
/// Puts what is open under the present version of its policy, as an explicit act that the audit keeps (semantics.md 4.5). What was missed
/// stays missed. Harmless to run again.
/// </summary>
public sealed class ApplyPolicy(IDbContextFactory<HubDb> databases, HandoffDesk desk, Policies policies, TimeProvider clock)
{
    public async Task<Outcome<AppliedPolicy>> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SlaPolicy>().AsNoTracking().SingleOrDefaultAsync(p => p.Key == key, ct) is not { } policy) return Refusal.Missing("There is no such policy.");

        var terms = await policies.OfVersionAsync(db, policy.CurrentVersionId, ct);
        var (handoffs, clocks) = (0, 0);
        foreach (var id in await OpenAsync(db, terms, ct))
        {
            // A refusal means that it ended meanwhile.
            if ((await desk.ActAsync(id, by, (_, _) => by.Needs(Permission.Administer), RenewAsync, ct)).IsDone) handoffs++;
        }
        db.Audit(by, "policy.applied", policy.LiveTopic, clock.GetUtcNow(), after: new { policy.CurrentVersionId, Handoffs = handoffs, Clocks = clocks });
        await db.SaveChangesAsync(ct);
        return new AppliedPolicy(handoffs, clocks);

        async Task<Outcome> RenewAsync(HandoffWork work)
        {
            if (!work.Handoff.IsOpen) return new Refusal("This hand-off has ended.");

            clocks += await work.RenewAsync(terms);
            return Outcome.Done;
        }
    }

    private static Task<List<Guid>> OpenAsync(HubDb db, PolicyTerms terms, CancellationToken ct) => db.Set<Handoff>()
        .Where(h => h.PolicyId == terms.Id && h.PolicyVersionId != terms.VersionId && HandoffStates.Open.Contains(h.State))
        .OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(ct);
}
