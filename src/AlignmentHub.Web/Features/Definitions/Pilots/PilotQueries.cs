using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

internal sealed record ArmRow(bool IsTrial, long Qualified, long Accepted, long Rejected, long Won, long WonMinor)
{
    public PilotArm Arm => new(Qualified, Accepted, Rejected, Won, WonMinor);
}

/// <summary>What the pilot pages and the API read.</summary>
public sealed class PilotQueries(IDbContextFactory<HubDb> databases, IOptions<HubOptions> hub, TimeProvider clock)
{
    /// <summary>The leads that the versions $1 (on trial) and $2 qualified from $3 until $4, each once; their last decision; the deals that they won since.</summary>
    // A deal with leads of both sides is one of the side that qualified the first of them, so that both columns add up to what was won.
    public const string Outcomes = """
        qualified as (
            select definition_version_id = $1 as is_trial, definition_version_id as version_id, lead_id, min(at) as at
            from stage_moves
            where to_stage = 'Mql' and at >= $3 and at < $4 and definition_version_id in ($1, $2)
            group by 1, 2, 3),
        decided as (
            select distinct on (q.is_trial, q.lead_id) q.is_trial, q.lead_id, h.accepted_at is not null as is_accepted
            from qualified q
            join handoffs h on h.lead_id = q.lead_id and h.definition_version_id = q.version_id and h.created_at >= q.at and h.decided_at is not null
            order by q.is_trial, q.lead_id, h.decided_at desc, h.id desc),
        won as (
            select distinct on (o.id) q.is_trial, q.lead_id, coalesce(o.reporting_minor, 0) as minor
            from qualified q
            join opportunity_contacts c on c.lead_id = q.lead_id
            join opportunities o on o.id = c.opportunity_id and o.stage = 'Won' and o.closed_at >= q.at
            order by o.id, q.at, q.lead_id)
        """;

    /// <summary>All pilots of a definition, the latest first.</summary>
    public async Task<IReadOnlyList<PilotSheet>> ListAsync(Guid definitionId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SheetsAsync(db, db.Set<Pilot>().Where(p => p.DefinitionId == definitionId), ct);
    }

    /// <summary>The pilots that run, by definition.</summary>
    public async Task<IReadOnlyDictionary<Guid, PilotSheet>> RunningAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await SheetsAsync(db, db.Set<Pilot>().Where(p => p.EndedAt == null), ct)).ToDictionary(p => p.DefinitionId);
    }

    /// <summary>The last pilot of a version with its outcomes; null if it never was on trial.</summary>
    public async Task<PilotReport?> ReportAsync(Guid definitionId, int number, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.LastPilotAsync(definitionId, number, ct) is not { } pilot) return null;

        var sheet = (await SheetsAsync(db, db.Set<Pilot>().Where(p => p.Id == pilot.Id), ct)).Single();
        var arms = await ArmsAsync(db, pilot, ct);
        var (trial, main) = (arms.Single(a => a.IsTrial).Arm, arms.Single(a => !a.IsTrial).Arm);
        return new(sheet, new(sheet.Number, trial, sheet.Share), new(sheet.Main, main, 100 - sheet.Share), PilotComparison.Of(trial, main), hub.Value.Currency);
    }

    /// <summary>All pools, for the choice of them.</summary>
    public async Task<IReadOnlyList<PilotPool>> PoolsAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Pool>().OrderBy(p => p.Name).ThenBy(p => p.Key).Select(p => new PilotPool(p.Key, p.Name)).ToListAsync(ct);
    }

    private async Task<List<ArmRow>> ArmsAsync(HubDb db, Pilot pilot, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        batch.Add($"""
            with {Outcomes}
            select side.is_trial,
                   (select count(*) from qualified q where q.is_trial = side.is_trial),
                   (select count(*) from decided d where d.is_trial = side.is_trial and d.is_accepted),
                   (select count(*) from decided d where d.is_trial = side.is_trial and not d.is_accepted),
                   (select count(*) from won w where w.is_trial = side.is_trial),
                   (select coalesce(sum(w.minor), 0)::bigint from won w where w.is_trial = side.is_trial)
            from (values (true), (false)) as side (is_trial)
            """).With(pilot.VersionId).With(pilot.MainVersionId).With(pilot.StartedAt).With(pilot.EndedAt ?? clock.GetUtcNow().AddDays(1));
        await using var reader = await batch.ReadAsync(ct);
        return await reader.RowsAsync(row => new ArmRow(row.GetBoolean(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), ct);
    }

    private static async Task<IReadOnlyList<PilotSheet>> SheetsAsync(HubDb db, IQueryable<Pilot> pilots, CancellationToken ct)
    {
        var (versions, people) = (db.Set<DefinitionVersion>(), db.Set<Person>());
        var found = await pilots.AsNoTracking().OrderByDescending(p => p.StartedAt).ThenByDescending(p => p.Id).Select(p => new
        {
            Pilot = p,
            Number = versions.Where(v => v.Id == p.VersionId).Select(v => v.Number).Single(),
            Main = versions.Where(v => v.Id == p.MainVersionId).Select(v => v.Number).Single(),
            StartedBy = people.Where(x => x.Id == p.StartedBy).Select(x => x.Name).FirstOrDefault(),
            EndedBy = people.Where(x => x.Id == p.EndedBy).Select(x => x.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        var ids = found.SelectMany(p => p.Pilot.PoolIds).ToHashSet();
        var pools = await db.Set<Pool>().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, Pool = new PilotPool(p.Key, p.Name) }).ToListAsync(ct);
        return [.. found.Select(p => new PilotSheet(p.Pilot.Id, p.Pilot.DefinitionId, p.Number, p.Main, p.Pilot.Share, [.. pools.Where(x => p.Pilot.PoolIds.Contains(x.Id)).Select(x => x.Pool)],
            p.Pilot.StartedAt, p.StartedBy, p.Pilot.EndedAt, p.EndedBy, p.Pilot.Ending, p.Pilot.Version))];
    }
}
