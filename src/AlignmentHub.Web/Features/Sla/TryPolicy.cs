using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>A policy that was tried for a lead; the one that holds is the last.</summary>
public sealed record TriedPolicy(string Key, string Name, bool Holds);

/// <param name="Promises">What the lead would be promised.</param>
public sealed record PolicyAnswer(IReadOnlyList<TriedPolicy> Tried, PolicyDocument Promises);

/// <summary>Says which policy a lead would get now, and which were passed over. Nothing is stored.</summary>
public sealed class TryPolicy(IDbContextFactory<HubDb> databases, Policies policies)
{
    public async Task<PolicyAnswer> RunAsync(RoutingSubject lead, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var inForce = await policies.NowAsync(db, ct);
        var names = await db.Set<SlaPolicy>().AsNoTracking().ToDictionaryAsync(p => p.Id, ct);
        var chosen = inForce.For(lead);
        var tried = inForce.All.TakeWhile(policy => policy.VersionId != chosen.VersionId).Append(chosen);
        return new([.. tried.Select(p => new TriedPolicy(names[p.Id].Key, names[p.Id].Name, p == chosen))], chosen.Document);
    }
}
