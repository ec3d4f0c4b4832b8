using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <param name="Priority">Lower is tried first; the fallback is tried last whatever it says.</param>
/// <param name="When">A condition over lead, account, score and source; absent: every lead.</param>
/// <param name="Pauses">Absent: both causes.</param>
/// <param name="Calendar">In whose hours it is promised.</param>
/// <param name="Ladder">Absent: the steps that a new policy begins with.</param>
public sealed record PolicyTerms(
    string Name, int RoutingMinutes, int DecisionMinutes, int FirstTouchMinutes, int ExpiryMinutes, int Priority = 100, JsonElement? When = null,
    int? Attempts = null, int? AttemptsMinutes = null, int? OutcomeMinutes = null, IReadOnlyList<PauseCause>? Pauses = null, IReadOnlyList<EscalationStep>? Ladder = null,
    HoursOf Calendar = HoursOf.Team)
{
    internal PolicyDocument ToDocument(JsonElement? when) => new()
    {
        When = when, Calendar = Calendar, RoutingMinutes = RoutingMinutes, DecisionMinutes = DecisionMinutes, FirstTouchMinutes = FirstTouchMinutes, ExpiryMinutes = ExpiryMinutes,
        Attempts = Attempts, AttemptsMinutes = AttemptsMinutes, OutcomeMinutes = OutcomeMinutes,
        Pauses = Pauses ?? PolicyDocument.Starter.Pauses, Ladder = Ladder ?? PolicyDocument.Starter.Ladder,
    };
}

/// <summary>Says how fast each side promises to be. What is open keeps the promises it was opened with.</summary>
public sealed class SetPolicy(IDbContextFactory<HubDb> databases, CreateStarterTerms starter, TimeProvider clock)
{
    public async Task<Outcome<Saved<PolicySheet>>> RunAsync(string key, PolicyTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (ResourceKey.CheckName(terms.Name).Refusal is { } nameless) return nameless;
        var when = PolicyConditions.Read(terms.When);
        if (when.Refusal is { } unreadable) return unreadable;

        await starter.RunAsync(ct); // the fallback is there before anything takes its key
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var policy = await db.Set<SlaPolicy>().FromSql($"select * from sla_policies where key = {key} for update").SingleOrDefaultAsync(ct);
        var before = await PolicyQueries.FindAsync(db, key, ct);
        if (policy is not null && Versions.Check(seen, policy.Version).Refusal is { } stale) return stale;

        var now = clock.GetUtcNow();
        policy ??= db.Add(SlaPolicy.Create(key, now)).Entity;
        var number = await db.Set<PolicyVersion>().CountAsync(v => v.PolicyId == policy.Id, ct) + 1;
        var changed = policy.Change(terms.Name.Trim(), terms.Priority, number, terms.ToDocument(when.Value), by.PersonId, now);
        if (changed.Value is not { } version) return changed.Refusal!;

        db.Add(version);
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await PolicyQueries.FindAsync(db, key, ct))!;
        db.Audit(by, before is null ? "policy.created" : "policy.changed", $"policy/{policy.Id}", now, before, after);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Saved<PolicySheet>(after, before is null);
    }
}
