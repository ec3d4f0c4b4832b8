using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>
/// Keeps beside the history how far each lead came since it was first an MQL. Whoever writes moves settles the journeys of the leads that
/// it moved, after their stays, in its own transaction.
/// </summary>
internal static class LeadJourneys
{
    private static readonly string[] Later = ["HandedOff", "Accepted", "Sql", "Opportunity", "Customer"];

    private static readonly (string Column, string Sql)[] Facts =
    [
        ("mql_at", "f.mql_at"), ("own_mql_at", "f.own_mql_at"),
        .. Later.Select(stage => ($"{Naming.SnakeCase(stage)}_at", $"min(m.at) filter (where m.to_stage = '{stage}' and m.at >= f.mql_at)")),
        .. Later.Select(stage => ($"own_{Naming.SnakeCase(stage)}_at", $"min(m.at) filter (where m.to_stage = '{stage}' and m.at >= f.mql_at and not m.is_inferred)")),
        ("is_backwards", $"coalesce(bool_or(m.at < f.mql_at) filter (where m.to_stage in ({string.Join(", ", Later.Select(stage => $"'{stage}'"))})), false)"),
        ("won_at", "min(m.at) filter (where m.to_stage = 'Customer')"),
        ("gone_at", "max(m.at) filter (where m.to_stage in ('Disqualified', 'Lost') and m.left_at is null)"),
    ];

    private static readonly string Columns = string.Join(", ", Facts.Select(fact => fact.Column));

    /// <summary>Of the leads $1, which whoever writes their moves holds.</summary>
    public static readonly string OfLeads = Settle("lead_id = any($1) and");

    public static readonly string All = Settle("");

    /// <summary>Journeys of leads $1 that never became MQLs.</summary>
    public const string Unfounded = "delete from lead_journeys j where lead_id = any($1) and not exists (select from stage_moves m where m.lead_id = j.lead_id and m.to_stage = 'Mql') returning lead_id";

    /// <summary>The leads whose journey is not as their history says.</summary>
    public static readonly string Wrong = $"""
        select coalesce(j.lead_id, t.lead_id) as "Value"
        from lead_journeys j
        full join ({Told("")}) t on t.lead_id = j.lead_id
        where ({Of("j")}) is distinct from ({Of("t")})
        """;

    public static void AddJourneys(this SqlBatch batch, Guid[] leads)
    {
        if (leads.Length > 0) batch.Add(OfLeads).With(leads);
    }

    private static string Settle(string which) => $"""
        insert into lead_journeys (lead_id, {Columns})
        {Told(which)}
        on conflict (lead_id) do update
        set ({Columns}) = row ({Of("excluded")})
        where ({Of("lead_journeys")}) is distinct from ({Of("excluded")})
        """;

    private static string Told(string which) => $"""
        select m.lead_id, {string.Join(", ", Facts.Select(fact => $"{fact.Sql} as {fact.Column}"))}
        from (
            select lead_id, min(at) as mql_at, min(at) filter (where not is_inferred) as own_mql_at
            from stage_moves
            where {which} to_stage = 'Mql'
            group by lead_id) f
        join stage_moves m on m.lead_id = f.lead_id
        group by m.lead_id, f.mql_at, f.own_mql_at
        """;

    private static string Of(string table) => string.Join(", ", Facts.Select(fact => $"{table}.{fact.Column}"));
}
