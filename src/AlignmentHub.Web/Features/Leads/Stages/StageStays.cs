using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>
/// When each lead left a stage, for which one, and how often it had been there: what velocity is made of. It follows from the history alone
/// and is kept beside each move, in the transaction that writes moves, because working it out for all leads takes longer than a page may.
/// </summary>
public static class StageStays
{
    private const string Told = """
        select id, lead_id, lead(at) over life as left_at, case when not lead(is_inferred) over life then lead(to_stage) over life end as left_to,
               row_number() over (partition by lead_id, to_stage order by at, id) as pass
        from stage_moves
        """;

    private const string Life = "window life as (partition by lead_id order by at, id)";

    private const string Differs = "(m.left_at, m.left_to, m.pass) is distinct from (s.left_at, s.left_to, s.pass)";

    /// <summary>Of the leads $1, which whoever writes their moves holds.</summary>
    internal const string OfLeads = $"""
        update stage_moves m
        set left_at = s.left_at, left_to = s.left_to, pass = s.pass
        from ({Told} where lead_id = any($1) {Life}) s
        where m.id = s.id and {Differs}
        """;

    // A million moves take half a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>The leads with a move that says something else than their history.</summary>
    internal const string Wrong = $"""
        select distinct m.lead_id as "Value"
        from stage_moves m
        join ({Told} {Life}) s on s.id = m.id
        where {Differs}
        """;

    private const string All = $"""
        update stage_moves m
        set left_at = s.left_at, left_to = s.left_to, pass = s.pass
        from ({Told} {Life}) s
        where m.id = s.id and {Differs}
        """;

    /// <summary>Adds to statements that write moves; later ones see them.</summary>
    internal static void AddStays(this SqlBatch batch, Guid[] leads)
    {
        if (leads.Length > 0) batch.Add(OfLeads).With(leads);
    }

    /// <summary>Settles the stays and journeys of every lead, after moves that came in bulk while nobody else writes.</summary>
    public static async Task SettleAsync(HubDb db, CancellationToken ct = default)
    {
        db.Database.SetCommandTimeout(Patience);
        await db.Database.ExecuteSqlRawAsync(All, ct);
        await db.Database.ExecuteSqlRawAsync(LeadJourneys.All, ct);
    }
}
