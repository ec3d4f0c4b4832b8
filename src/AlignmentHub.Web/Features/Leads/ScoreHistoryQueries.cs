using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>What a lead's score was until an instant.</summary>
public sealed record ScoreTurn(double Fit, double Engagement, double Total, string Grade, bool Qualifies, DateTimeOffset ChangedAt);

/// <summary>How a lead's score came to be what it is.</summary>
public sealed class ScoreHistoryQueries(IDbContextFactory<HubDb> databases)
{
    private const int Most = 50;

    /// <summary>The latest turns, latest first.</summary>
    public async Task<IReadOnlyList<ScoreTurn>> OfAsync(Guid leadId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ScoreChange>()
            .Where(c => c.LeadId == leadId)
            .OrderByDescending(c => c.Id)
            .Take(Most)
            .Select(c => new ScoreTurn(c.Fit, c.Engagement, c.Total, c.Grade, c.Qualifies, c.ChangedAt))
            .ToListAsync(ct);
    }
}
