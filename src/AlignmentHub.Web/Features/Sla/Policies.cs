using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>What was promised, in business minutes.</summary>
public sealed record PolicyTerms(Guid Id, int RoutingMinutes, int DecisionMinutes, int FirstTouchMinutes, int ExpiryMinutes)
{
    public ClockTerms For(ClockKind kind, WorkingHours hours) => new(Id, hours.CalendarVersionId, kind switch
    {
        ClockKind.Routing => RoutingMinutes,
        ClockKind.Decision => DecisionMinutes,
        ClockKind.FirstTouch => FirstTouchMinutes,
        ClockKind.Attempts or ClockKind.Outcome => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No policy promises this."),
    });
}

/// <summary>The policies that clocks start with.</summary>
public sealed class Policies(CreateStarterTerms starter)
{
    /// <summary>The one that serves new hand-offs: the first by priority, the fallback last.</summary>
    public async Task<PolicyTerms> NowAsync(HubDb db, CancellationToken ct = default)
    {
        if (await FirstAsync(db, ct) is { } found) return found;

        await starter.RunAsync(ct);
        return await FirstAsync(db, ct) ?? throw new InvalidOperationException("There is no policy.");
    }

    /// <summary>Adds the question to statements that are sent anyway; <see cref="ReadAsync"/> reads the answer.</summary>
    internal static void Ask(SqlBatch batch) =>
        batch.Add("select id, routing_minutes, decision_minutes, first_touch_minutes, expiry_minutes from sla_policies order by is_fallback, priority limit 1");

    /// <summary>The policy that served new hand-offs when <see cref="Ask"/> was answered; none in a new hub.</summary>
    internal static async Task<PolicyTerms?> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) => (await reader.RowsAsync(
        row => new PolicyTerms(row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), ct)).FirstOrDefault();

    /// <summary>The one that a hand-off was opened under.</summary>
    public Task<PolicyTerms> OfAsync(HubDb db, Guid policyId, CancellationToken ct = default) => Terms(db.Set<SlaPolicy>().Where(p => p.Id == policyId)).SingleAsync(ct);

    private static Task<PolicyTerms?> FirstAsync(HubDb db, CancellationToken ct) =>
        Terms(db.Set<SlaPolicy>().OrderBy(p => p.IsFallback).ThenBy(p => p.Priority)).FirstOrDefaultAsync(ct);

    private static IQueryable<PolicyTerms> Terms(IQueryable<SlaPolicy> policies) =>
        policies.Select(p => new PolicyTerms(p.Id, p.RoutingMinutes, p.DecisionMinutes, p.FirstTouchMinutes, p.ExpiryMinutes));
}
