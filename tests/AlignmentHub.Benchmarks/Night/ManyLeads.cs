using AlignmentHub.Benchmarks.Hub;
using Npgsql;

namespace AlignmentHub.Benchmarks.Night;

/// <summary>
/// Leads with ten activities each over a year, made by the server itself, in the order in which they would have arrived. Few do most: whoever
/// came lately is busiest.
/// </summary>
internal static class ManyLeads
{
    public static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = Begin.AddDays(365);

    private const int ActivitiesPerLead = 10;

    private const string Clear = """
        truncate lead_scores, activities, leads, accounts cascade;
        drop index ix_activities_lead_id_at, ix_activities_campaign_id;
        alter table activities drop constraint pk_activities, drop constraint fk_activities_leads_lead_id
        """;

    // An id of version 7, as the hub makes them.
    private const string Ids = """
        create or replace function pg_temp.id_of(at timestamptz, n bigint) returns uuid language sql immutable as $$
          select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid $$;
        create or replace function pg_temp.lead_at(n bigint, leads bigint) returns timestamptz language sql immutable as $$
          select timestamptz '2025-01-01 00:00Z' + interval '365 days' * (n::float8 / leads) $$
        """;

    private const string Leads = """
        insert into leads (id, external_id, email, email_kind, title, first_name, last_name, company, country, language, source, medium, consent, custom,
          stage, stage_since, created_at, updated_at)
        select pg_temp.id_of(at, n), 'crm-' || n, 'person' || n || '@company' || n % 80000 || '.test', 'Business', (array['Head of IT', 'Director', 'Clerk'])[1 + n % 3],
          'Ann', 'Smith', 'Company ' || n % 80000, 'DE', 'en', 'organic', 'cpc', n % 10 <> 0, jsonb_build_object('segment', case when n % 5 = 0 then 'core' else 'other' end),
          'Raw', at, at, at
        from generate_series(0, $1 - 1) n, lateral (select pg_temp.lead_at(n, $1) as at) t
        """;

    private const string Activities = """
        insert into activities (id, lead_id, type, at, arrived_at, url, is_imported)
        select pg_temp.id_of(at, a + $1), pg_temp.id_of(pg_temp.lead_at(n, $1), n), type, at, at,
          case when type = 'page_view' then 'https://acme.example/' || (array['pricing', 'docs', 'blog', 'about', 'jobs'])[1 + (dice >> 40) % 5] end, false
        from generate_series(0, $2 - 1) a,
          lateral (select timestamptz '2025-01-01 00:00Z' + interval '365 days' * (a::float8 / $2) as at, hashint8extended(a, 1) & 4611686018427387903 as dice) t,
          lateral (select floor($1::float8 * a / $2 * (1 - ((dice & 1048575) / 1048576.0) ^ 3))::bigint as n,
            (array['page_view', 'page_view', 'page_view', 'page_view', 'content_download', 'content_download', 'form_submit', 'form_submit', 'webinar', 'email_open'])
              [1 + (dice >> 30) % 10] as type) d
        """;

    // References hold by the way the rows are made.
    private const string Indexes = """
        alter table activities add constraint pk_activities primary key (id);
        create index ix_activities_lead_id_at on activities (lead_id, at);
        create index ix_activities_campaign_id on activities (campaign_id);
        alter table activities add constraint fk_activities_leads_lead_id foreign key (lead_id) references leads not valid;
        vacuum analyze leads;
        vacuum analyze activities
        """;

    public static async Task LoadAsync(BenchHub hub, int leads)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await RunAsync(connection, $"{Clear}; {Ids}");
        await RunAsync(connection, Leads, (long)leads);
        await RunAsync(connection, Activities, (long)leads, (long)leads * ActivitiesPerLead);
        foreach (var index in Indexes.Split(';')) await RunAsync(connection, index);
        Console.WriteLine($"{leads:N0} leads with {leads * ActivitiesPerLead:N0} activities loaded in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");
    }

    internal static async Task<int> RunAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return await command.ExecuteNonQueryAsync();
    }
}
