using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>How somebody stands to a version that waits for signatures.</summary>
/// <param name="Side">The side that this person can sign for; absent: none.</param>
/// <param name="HasOpened">Whether this person has opened the finished back-test of its content on which this signature would stand.</param>
public sealed record SignerStand(TeamSide? Side, bool HasOpened);

/// <summary>What the pages of agreement ask.</summary>
public sealed class AgreementQueries(IDbContextFactory<HubDb> databases)
{
    /// <param name="agreed">The back-test on which the other side has signed, if it has.</param>
    public async Task<SignerStand> StandAsync(string contentHash, Guid? agreed, Actor me, CancellationToken ct = default)
    {
        if (!me.May(Permission.SignDefinitions)) return new(null, false);

        await using var db = await databases.CreateDbContextAsync(ct);
        var side = await db.Set<Team>().Where(t => t.Id == me.TeamId).Select(t => (TeamSide?)t.Side).FirstOrDefaultAsync(ct);
        var opened = await OpenedBackTests.FindAsync(db, contentHash, agreed, me.Id, ct);
        return new(side, opened is not null && (agreed is null || opened == agreed));
    }

    /// <summary>The label of a reason for rejections.</summary>
    public async Task<string?> ReasonLabelAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<RejectionReason>().Where(r => r.Key == key).Select(r => r.Label).FirstOrDefaultAsync(ct);
    }

    /// <summary>All reasons that a proposal may answer, by key.</summary>
    public async Task<IReadOnlyList<(string Key, string Label)>> ReasonsAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var reasons = await db.Set<RejectionReason>().Where(r => r.IsActive).OrderBy(r => r.Order).ThenBy(r => r.Key).Select(r => new { r.Key, r.Label }).ToListAsync(ct);
        return [.. reasons.Select(r => (r.Key, r.Label))];
    }
}
