using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>
/// When each lead left a stage, for which one, and how often it had been there: what velocity is made of. It follows from the history alone
/// and is kept beside each move, in the transaction that writes moves, because working it out for all leads takes longer than a page may.
/// </summary>
public static class StageStays
{
    /// <summary>Settles the leads of $1.</summary>
    private const string OfLeads =
        """
        update stage_moves m
        set left_at = s.left_at, left_to = s.left_to, pass = s.pass
        from (
            select id, lead(at) over life as left_at, case when not lead(is_inferred) over life then lead(to_stage) over life end as left_to,
                   row_number() over (partition by lead_id, to_stage order by at, id) as pass
            from stage_moves
            where lead_id = any($1)
            window life as (partition by lead_id order by at, id)) s
        where m.id = s.id and (m.left_at, m.left_to, m.pass) is distinct from (s.left_at, s.left_to, s.pass)
        """;

    /// <summary>Adds to statements that write moves; later ones see them.</summary>
    internal static void AddStays(this SqlBatch batch, IReadOnlyList<Guid> leads) => batch.Add(OfLeads).Column(leads, id => id);

    /// <summary>Settles every lead, as after moves that came in bulk, and says which moves were not as they should be.</summary>
    public static async Task<IReadOnlyList<WrongStay>> SettleAsync(HubDb db, CancellationToken ct = default) => await db.Database.SqlQuery<WrongStay>($"""
        update stage_moves m
        set left_at = s.left_at, left_to = s.left_to, pass = s.pass
        from (
            select id, lead(at) over life as left_at, case when not lead(is_inferred) over life then lead(to_stage) over life end as left_to,
                   row_number() over (partition by lead_id, to_stage order by at, id) as pass
            from stage_moves
            window life as (partition by lead_id order by at, id)) s
        where m.id = s.id and (m.left_at, m.left_to, m.pass) is distinct from (s.left_at, s.left_to, s.pass)
        returning m.id as "MoveId", m.lead_id as "LeadId"
        """).ToListAsync(ct);
}

/// <summary>A move whose stay did not follow from the history.</summary>
public sealed record WrongStay(long MoveId, Guid LeadId);
