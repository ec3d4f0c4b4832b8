using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>One hand-off of a lead, with the promises that were measured on it.</summary>
public sealed record LeadHandoff(
    Guid Id, int Pass, HandoffState State, string? Pool, string? Rep, DateTimeOffset CreatedAt, DateTimeOffset? AssignedAt, DateTimeOffset? AcceptedAt,
    DateTimeOffset? FirstTouchAt, DateTimeOffset? EndedAt, string? Reason, string? Comment, string? ManualReason)
{
    public IReadOnlyList<LeadClock> Clocks { get; init; } = [];
}

public sealed record LeadClock(Guid HandoffId, ClockKind Kind, ClockState State, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt);

/// <summary>The hand-offs of one lead, the latest first.</summary>
public sealed class LeadHandoffQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<LeadHandoff>> OfAsync(Guid leadId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var handoffs = await db.Set<Handoff>().Where(h => h.LeadId == leadId).OrderByDescending(h => h.Pass)
            .Select(h => new LeadHandoff(h.Id, h.Pass, h.State,
                db.Set<Pool>().Where(p => p.Id == h.PoolId).Select(p => p.Name).FirstOrDefault(),
                db.Set<Person>().Where(p => p.Id == h.RepId).Select(p => p.Name).FirstOrDefault(),
                h.CreatedAt, h.AssignedAt, h.AcceptedAt, h.FirstTouchAt, h.EndedAt,
                db.Set<RejectionReason>().Where(r => r.Key == h.ReasonKey).Select(r => r.Label).FirstOrDefault(), h.Comment, h.ManualReason))
            .ToListAsync(ct);
        var ids = handoffs.Select(h => h.Id).ToArray();
        var clocks = await db.Set<SlaClock>().Where(c => ids.Contains(c.HandoffId))
            .Select(c => new LeadClock(c.HandoffId, c.Kind, c.State, c.StartedAt, c.DueAt, c.EndedAt))
            .ToListAsync(ct);
        return [.. handoffs.Select(h => h with { Clocks = [.. clocks.Where(c => c.HandoffId == h.Id).OrderBy(c => c.StartedAt).ThenBy(c => c.Kind)] })];
    }
}
