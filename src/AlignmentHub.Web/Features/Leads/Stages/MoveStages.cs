using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>Moves leads from stage to stage, in the transaction of whoever has a reason to. Writes all moves, or none if one is illegal.</summary>
public sealed class MoveStages(TimeProvider clock)
{
    /// <summary>Several changes of one lead happen in the order of the list. A change to the present stage is no move.</summary>
    public async Task<Outcome> RunAsync(HubDb db, IReadOnlyList<StageChange> changes, CancellationToken ct = default)
    {
        if (changes.Count == 0) return Outcome.Done;

        var standings = await LockAsync(db, [.. changes.Select(c => c.LeadId).Distinct()], ct);
        foreach (var change in changes)
        {
            if (standings[change.LeadId].Move(change).Refusal is { } illegal) return illegal;
        }

        await using var batch = new SqlBatch(db);
        List<LeadStanding> moved = [.. standings.Values.Where(s => s.Moves.Count > 0)];
        batch.AddMoves([.. moved.SelectMany(s => s.Moves)]);
        batch.AddStandings(moved, clock.GetUtcNow());
        await batch.RunAsync(ct);
        return Outcome.Done;
    }

    // In the order of ids, so that two who move the same leads do not wait for each other.
    private static async Task<Dictionary<Guid, LeadStanding>> LockAsync(HubDb db, Guid[] ids, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add("select id, stage, stage_since, wakes_at from leads where id = any($1) order by id for no key update").With(ids);
        await using var reader = await batch.ReadAsync(ct);
        var standings = new Dictionary<Guid, LeadStanding>();
        while (await reader.ReadAsync(ct))
        {
            var wakesAt = await reader.IsDBNullAsync(3, ct) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(3);
            var id = reader.GetGuid(0);
            standings[id] = new(id, EnumName<LeadStage>.Parse(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(2), wakesAt);
        }

        return standings;
    }
}
