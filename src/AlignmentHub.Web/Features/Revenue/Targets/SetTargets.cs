using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Targets;

/// <param name="Team">Its key; absent for the whole company.</param>
/// <param name="Value">Absent takes the target away.</param>
public sealed record TargetWanted(DateOnly Month, string? Team, TargetMeasure Measure, long? Value);

/// <summary>Sets what is to be reached.</summary>
public sealed class SetTargets(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(TargetWanted wanted, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.SetTargets).Refusal is { } forbidden) return forbidden;
        if (RevenuePeriods.WithinYears(wanted.Month).Refusal is { } tooFar) return tooFar;

        await using var db = await databases.CreateDbContextAsync(ct);
        var team = wanted.Team is null ? null : await db.Set<Team>().SingleOrDefaultAsync(t => t.Key == wanted.Team, ct);
        if (wanted.Team is not null && team is null) return Refusal.Field("team", "There is no team with this key.");

        var teamId = team?.Id;
        var target = await db.Set<KpiTarget>().SingleOrDefaultAsync(t => t.Month == wanted.Month && t.Measure == wanted.Measure && t.TeamId == teamId, ct);
        var before = target?.Value;
        if (before == wanted.Value) return Outcome.Done;

        var now = clock.GetUtcNow();
        if (wanted.Value is not { } value) db.Remove(target!);
        else if (Set(db, target, wanted, teamId, value, by, now).Refusal is { } no) return no;

        db.Audit(by, "target.set", $"target/{wanted.Month:yyyy-MM}/{wanted.Measure}/{wanted.Team ?? "all"}", now, before: before, after: wanted.Value);
        return await db.TrySaveAsync(ct);
    }

    private static Outcome Set(HubDb db, KpiTarget? known, TargetWanted wanted, Guid? team, long value, Actor by, DateTimeOffset now)
    {
        var target = known ?? KpiTarget.Create(wanted.Month, team, wanted.Measure, now);
        if (target.Set(value, by.PersonId, now).Refusal is { } no) return no;

        if (known is null) db.Add(target);
        return Outcome.Done;
    }
}
