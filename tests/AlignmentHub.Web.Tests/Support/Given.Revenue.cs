using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Sla;
using Npgsql;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>Deals, touches and stages as they lie in the tables, at instants of the test's choosing.</summary>
public sealed partial class Given
{
    /// <summary>Runs a statement with $1, $2, … and tells how many rows it changed.</summary>
    public async Task<int> RunAsync(string sql, params object?[] values)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<Guid> PastLeadAsync(DateTimeOffset createdAt, string? source = null, Guid? account = null, Guid? campaign = null)
    {
        var id = Guid.NewGuid();
        await RunAsync("""
            insert into leads (id, external_id, source, account_id, campaign_id, stage, stage_since, created_at, updated_at) values ($1, $2, $3::text, $4::uuid, $5::uuid, 'Raw', $6, $6, $6)
            """, id, $"{id}", source, account, campaign, createdAt);
        return id;
    }

    public async Task<Guid> PastCampaignAsync(string key)
    {
        var id = Guid.NewGuid();
        await RunAsync("insert into campaigns (id, key, name, created_at) values ($1, $2, $2, now())", id, key);
        return id;
    }

    public async Task<Guid> PastAccountAsync(string domain)
    {
        var id = Guid.NewGuid();
        await RunAsync("insert into accounts (id, domain, is_target, custom, created_at, updated_at) values ($1, $2, false, '{}', now(), now())", id, domain);
        return id;
    }

    public Task TouchAsync(Guid lead, DateTimeOffset at, string type = "webinar", Guid? campaign = null, string? source = null, string? asset = null) => RunAsync("""
        insert into activities (id, lead_id, type, at, arrived_at, campaign_id, source, asset, is_imported) values ($1, $2, $3, $4, $4, $5::uuid, $6::text, $7::text, true)
        """, Guid.NewGuid(), lead, type, at, campaign, source, asset);

    /// <summary>A deal with these contacts; open without an end.</summary>
    public async Task<Guid> PastDealAsync(long minor, DateTimeOffset createdAt, DateTimeOffset? closedAt, string stage, Guid? account, params Guid[] leads)
    {
        var id = Guid.NewGuid();
        await RunAsync("""
            insert into opportunities (id, external_id, name, account_id, amount_minor, currency, reporting_minor, stage, created_at, closed_at, updated_at)
            values ($1, $2, 'Deal', $3::uuid, $4, 'EUR', $4, $5, $6, $7::timestamptz, $6)
            """, id, $"{id}", account, minor, stage, createdAt, closedAt);
        foreach (var lead in leads) await RunAsync("insert into opportunity_contacts (opportunity_id, lead_id, role) values ($1, $2, 'buyer')", id, lead);
        return id;
    }

    public async Task MoveAsync(Guid lead, LeadStage to, DateTimeOffset at, bool isInferred = false)
    {
        await RunAsync("insert into stage_moves (lead_id, to_stage, at, is_inferred, is_imported) values ($1, $2, $3, $4, true)", lead, $"{to}", at, isInferred);
        await SettleAsync();
    }

    /// <summary>What writers of moves do with them, after moves that were put into the table as they are.</summary>
    public async Task SettleAsync()
    {
        await using var db = app.Open();
        await StageStays.SettleAsync(db);
    }

    /// <summary>A hand-off that sales decided on: rejected for a reason, or accepted without one.</summary>
    public async Task<Guid> PastHandoffAsync(Guid lead, DateTimeOffset decidedAt, string? reason = null, Guid? campaign = null, int pass = 1)
    {
        await using var db = app.Open();
        var (id, policy, state) = (Guid.NewGuid(), (await app.Get<Policies>().NowAsync(db)).All[^1].Id, reason is null ? "Disqualified" : "Rejected");
        await RunAsync("""
            insert into handoffs (id, lead_id, pass, state, policy_id, policy_version_id, campaign_id, is_manual, snapshot, routing, created_at, accepted_at, decided_at, ended_at, reason_key, version)
            values ($1, $2, $3, $4, $5, (select current_version_id from sla_policies where id = $5), $6::uuid, false, '{}', '{}', $7, case when $8::text is null then $7 end, $7, $7, $8::text, 1)
            """, id, lead, pass, state, policy, campaign, decidedAt, reason);
        return id;
    }

    /// <summary>A promise about a hand-off that was due at an instant, and how it ended.</summary>
    public async Task<Guid> PastClockAsync(Guid handoff, string kind, DateTimeOffset dueAt, string state)
    {
        var id = Guid.NewGuid();
        await RunAsync("""
            insert into sla_clocks (id, handoff_id, kind, side, policy_id, policy_version_id, calendar_version_id, started_at, target_minutes, outreach, steps, step_at, steps_passed, due_at, ended_at, state,
                                    breached_at)
            select $1, h.id, $3, 'Sales', h.policy_id, h.policy_version_id, (select current_version_id from calendars order by id limit 1), $4 - interval '1 hour', 60, 1, array[]::int[],
                   array[]::timestamptz[], 0, $4, case when $5 = 'Met' then $4 end, $5, case when $5 = 'Breached' then $4 end
            from handoffs h
            where h.id = $2
            """, id, handoff, kind, dueAt, state);
        return id;
    }

    public async Task PastOutreachAsync(Guid lead, DateTimeOffset at)
    {
        var rep = await PersonAsync(Role.SalesRep);
        await RunAsync("insert into outreaches (id, handoff_id, lead_id, person_id, kind, at, recorded_at) values ($1, $2, $3, $4, 'Call', $5, $5)",
            Guid.NewGuid(), await PastHandoffAsync(lead, at), lead, rep.Id, at);
    }
}
