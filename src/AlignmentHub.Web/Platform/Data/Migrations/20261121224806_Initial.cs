using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace AlignmentHub.Web.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activity_types",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_touch = table.Column<bool>(type: "boolean", nullable: false),
                    is_engagement = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_types", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    api_key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    act = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    after = table.Column<string>(type: "jsonb", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    current_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    channel = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    budget_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaigns", x => x.id);
                    table.CheckConstraint("ck_campaigns_budget_kind", "budget_kind in ('DemandGeneration', 'DemandCapture')");
                });

            migrationBuilder.CreateTable(
                name: "custom_field_marks",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_known_only_after_contact = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custom_field_marks", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "definitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definitions", x => x.id);
                    table.CheckConstraint("ck_definitions_stage", "stage in ('Mql', 'Sql')");
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(20,10)", precision: 20, scale: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_rates", x => new { x.currency, x.day });
                    table.CheckConstraint("ck_exchange_rates_rate", "rate > 0");
                });

            migrationBuilder.CreateTable(
                name: "hub_settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_settings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "idempotent_answers",
                columns: table => new
                {
                    caller = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    path = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    location = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    etag = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotent_answers", x => new { x.caller, x.method, x.path, x.key });
                });

            migrationBuilder.CreateTable(
                name: "job_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    rows_done = table.Column<long>(type: "bigint", nullable: false),
                    rows_total = table.Column<long>(type: "bigint", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    checkpoint = table.Column<string>(type: "text", nullable: true),
                    started_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => x.id);
                    table.CheckConstraint("ck_job_runs_state", "state in ('Running', 'Done', 'Failed')");
                });

            migrationBuilder.CreateTable(
                name: "pools",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pools", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rejection_reasons",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    disposition = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    nurture_days = table.Column<int>(type: "integer", nullable: true),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    cool_down_days = table.Column<int>(type: "integer", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejection_reasons", x => x.key);
                    table.CheckConstraint("ck_rejection_reasons_cool_down_days", "cool_down_days >= 0");
                    table.CheckConstraint("ck_rejection_reasons_disposition", "disposition in ('Nurture', 'Archive', 'FixData', 'Reroute')");
                    table.CheckConstraint("ck_rejection_reasons_nurture_days", "(disposition = 'Nurture') = (nurture_days is not null) and nurture_days > 0");
                    table.CheckConstraint("ck_rejection_reasons_side", "side in ('Marketing', 'Sales', 'Neutral')");
                });

            migrationBuilder.CreateTable(
                name: "sla_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    is_fallback = table.Column<bool>(type: "boolean", nullable: false),
                    current_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    team_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rep_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_versions", x => x.id);
                    table.CheckConstraint("ck_calendar_versions_common", "(calendar_id is null) = (team_version_id is not null) and (calendar_id is null) = (rep_version_id is not null)");
                    table.ForeignKey(
                        name: "fk_calendar_versions_calendar_versions_rep_version_id",
                        column: x => x.rep_version_id,
                        principalTable: "calendar_versions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_calendar_versions_calendar_versions_team_version_id",
                        column: x => x.team_version_id,
                        principalTable: "calendar_versions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_calendar_versions_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "calendars",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "campaign_spends",
                columns: table => new
                {
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_spends", x => new { x.campaign_id, x.month });
                    table.CheckConstraint("ck_campaign_spends_amount_minor", "amount_minor >= 0");
                    table.CheckConstraint("ck_campaign_spends_month", "extract(day from month) = 1");
                    table.ForeignKey(
                        name: "fk_campaign_spends_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "routing_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    condition = table.Column<string>(type: "jsonb", nullable: true),
                    pool_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_first = table.Column<bool>(type: "boolean", nullable: false),
                    fallback = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, defaultValueSql: "'Queue'"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_rules", x => x.id);
                    table.CheckConstraint("ck_routing_rules_fallback", "fallback in ('Queue', 'Manager', 'NextRule')");
                    table.ForeignKey(
                        name: "fk_routing_rules_pools_pool_id",
                        column: x => x.pool_id,
                        principalTable: "pools",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "policy_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_policy_versions_sla_policies_policy_id",
                        column: x => x.policy_id,
                        principalTable: "sla_policies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    domain = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    industry = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    employees = table.Column<int>(type: "integer", nullable: true),
                    revenue_minor = table.Column<long>(type: "bigint", nullable: true),
                    country = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_target = table.Column<bool>(type: "boolean", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    custom = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'{}'"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.CheckConstraint("ck_accounts_employees", "employees >= 0");
                    table.CheckConstraint("ck_accounts_revenue_minor", "revenue_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sender_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asset = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    custom = table.Column<string>(type: "jsonb", nullable: true),
                    is_imported = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => x.id);
                    table.ForeignKey(
                        name: "fk_activities_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.CheckConstraint("ck_api_keys_scopes", "scopes <@ array['Read', 'Ingest', 'Write', 'Admin']::text[]");
                });

            migrationBuilder.CreateTable(
                name: "back_test_leads",
                columns: table => new
                {
                    back_test_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    was_current = table.Column<bool>(type: "boolean", nullable: false),
                    was_proposed = table.Column<bool>(type: "boolean", nullable: false),
                    current_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    has_imported_past = table.Column<bool>(type: "boolean", nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: true),
                    is_won = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_back_test_leads", x => new { x.back_test_id, x.lead_id });
                });

            migrationBuilder.CreateTable(
                name: "back_test_views",
                columns: table => new
                {
                    back_test_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_back_test_views", x => new { x.back_test_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "back_tests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    active_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    progress = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    checkpoint = table.Column<Guid>(type: "uuid", nullable: true),
                    counted = table.Column<string>(type: "jsonb", nullable: true),
                    result = table.Column<string>(type: "jsonb", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_back_tests", x => x.id);
                    table.CheckConstraint("ck_back_tests_state", "state in ('Queued', 'Running', 'Done', 'Failed')");
                    table.ForeignKey(
                        name: "fk_back_tests_definitions_definition_id",
                        column: x => x.definition_id,
                        principalTable: "definitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    argument = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_acts", x => x.id);
                    table.CheckConstraint("ck_bulk_acts_kind", "kind in ('Tag', 'Untag', 'Assign', 'HandOff', 'Reassign')");
                    table.CheckConstraint("ck_bulk_acts_state", "state in ('Running', 'Done', 'Undoing', 'Undone')");
                });

            migrationBuilder.CreateTable(
                name: "bulk_items",
                columns: table => new
                {
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    before = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_items", x => new { x.act_id, x.lead_id });
                    table.CheckConstraint("ck_bulk_items_state", "state in ('Waiting', 'Done', 'Refused', 'Undone', 'Kept')");
                    table.ForeignKey(
                        name: "fk_bulk_items_bulk_acts_act_id",
                        column: x => x.act_id,
                        principalTable: "bulk_acts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_comments_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "closed_months",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    begins_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    definitions = table.Column<string>(type: "jsonb", nullable: false),
                    terms = table.Column<int>(type: "integer", nullable: true),
                    reopened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reopened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reopen_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_months", x => x.id);
                    table.CheckConstraint("ck_closed_months_month", "extract(day from month) = 1");
                });

            migrationBuilder.CreateTable(
                name: "frozen_figures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    closed_month_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    record_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    amounts = table.Column<long[]>(type: "bigint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_frozen_figures_closed_months_closed_month_id",
                        column: x => x.closed_month_id,
                        principalTable: "closed_months",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "content_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agreed_day = table.Column<DateOnly>(type: "date", nullable: true),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_requests", x => x.id);
                    table.CheckConstraint("ck_content_requests_agreed", "(agreed_day is null) = (due_at is null) and (agreed_day is null) = (agreed_at is null) and (agreed_day is null) = (agreed_by is null)");
                });

            migrationBuilder.CreateTable(
                name: "credit_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    model = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    window_days = table.Column<int>(type: "integer", nullable: false),
                    persons = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    active_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_terms", x => x.id);
                    table.CheckConstraint("ck_credit_terms_model", "model in ('First', 'Last', 'LeadCreation', 'Linear', 'UPosition', 'ULead', 'W', 'FullPath', 'J', 'InverseJ', 'TimeDecay')");
                    table.CheckConstraint("ck_credit_terms_persons", "persons in ('Contacts', 'Account')");
                    table.CheckConstraint("ck_credit_terms_state", "state in ('Proposed', 'Active', 'Retired', 'Withdrawn')");
                    table.CheckConstraint("ck_credit_terms_window_days", "window_days between 1 and 730");
                });

            migrationBuilder.CreateTable(
                name: "credit_terms_signatures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_relayed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_terms_signatures", x => x.id);
                    table.CheckConstraint("ck_credit_terms_signatures_side", "side in ('Marketing', 'Sales')");
                    table.ForeignKey(
                        name: "fk_credit_terms_signatures_credit_terms_version_id",
                        column: x => x.version_id,
                        principalTable: "credit_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "definition_pilots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    main_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<int>(type: "integer", nullable: true),
                    pool_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ending = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_pilots", x => x.id);
                    table.CheckConstraint("ck_definition_pilots_ending", "ending in ('Promoted', 'Stopped')");
                    table.CheckConstraint("ck_definition_pilots_scope", "(share is null) <> (pool_ids = '{}')");
                    table.CheckConstraint("ck_definition_pilots_share", "share between 1 and 99");
                    table.ForeignKey(
                        name: "fk_definition_pilots_definitions_definition_id",
                        column: x => x.definition_id,
                        principalTable: "definitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "definition_signatures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    back_test_id = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_relayed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_signatures", x => x.id);
                    table.CheckConstraint("ck_definition_signatures_side", "side in ('Marketing', 'Sales')");
                });

            migrationBuilder.CreateTable(
                name: "definition_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    needs_back_test = table.Column<bool>(type: "boolean", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reason_key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scheduled_for = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scheduled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    scheduled_reach = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    activated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    activated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_unsigned = table.Column<bool>(type: "boolean", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_versions", x => x.id);
                    table.CheckConstraint("ck_definition_versions_number", "number >= 1");
                    table.CheckConstraint("ck_definition_versions_scheduled_reach", "scheduled_reach in ('NextActivity', 'AllNow')");
                    table.CheckConstraint("ck_definition_versions_state", "state in ('Draft', 'Proposed', 'Signed', 'Scheduled', 'Active', 'Retired', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_definition_versions_definitions_definition_id",
                        column: x => x.definition_id,
                        principalTable: "definitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_definition_versions_rejection_reasons_reason_key",
                        column: x => x.reason_key,
                        principalTable: "rejection_reasons",
                        principalColumn: "key");
                });

            migrationBuilder.CreateTable(
                name: "feedback_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_entries", x => x.id);
                    table.CheckConstraint("ck_feedback_entries_side", "side in ('Marketing', 'Sales')");
                });

            migrationBuilder.CreateTable(
                name: "feedback_reads",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_reads", x => new { x.person_id, x.thread_id });
                });

            migrationBuilder.CreateTable(
                name: "feedback_threads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handoff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_answered = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    closing_note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    definition_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    next_handoff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_threads", x => x.id);
                    table.CheckConstraint("ck_feedback_threads_closed", "(closed_at is null) = (outcome is null) and (closed_at is null) = (closed_side is null)");
                    table.CheckConstraint("ck_feedback_threads_closed_side", "closed_side in ('Marketing', 'Sales')");
                    table.CheckConstraint("ck_feedback_threads_kind", "kind in ('Question', 'Dispute')");
                    table.CheckConstraint("ck_feedback_threads_last_side", "last_side in ('Marketing', 'Sales')");
                    table.CheckConstraint("ck_feedback_threads_opened_side", "opened_side in ('Marketing', 'Sales')");
                    table.CheckConstraint("ck_feedback_threads_outcome", "outcome in ('Answered', 'Withdrawn', 'Upheld', 'Overturned', 'DefinitionChanged')");
                    table.ForeignKey(
                        name: "fk_feedback_threads_definition_versions_definition_version_id",
                        column: x => x.definition_version_id,
                        principalTable: "definition_versions",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "field_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    field = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    old_value = table.Column<string>(type: "jsonb", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_changes", x => x.id);
                    table.CheckConstraint("ck_field_changes_subject", "(lead_id is null) <> (account_id is null)");
                    table.ForeignKey(
                        name: "fk_field_changes_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "handoff_pauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handoff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    begun_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handoff_pauses", x => x.id);
                    table.CheckConstraint("ck_handoff_pauses_cause", "cause in ('WaitingForLead', 'WaitingForMarketing')");
                });

            migrationBuilder.CreateTable(
                name: "handoffs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pass = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    pool_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rep_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    is_manual = table.Column<bool>(type: "boolean", nullable: false),
                    manual_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    snapshot = table.Column<string>(type: "jsonb", nullable: false),
                    routing = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    assigned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason_key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    first_touch_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recycle_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answers = table.Column<string>(type: "jsonb", nullable: true),
                    sql_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    grade = table.Column<string>(type: "text", nullable: true, computedColumnSql: "snapshot -> 'score' ->> 'grade'", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handoffs", x => x.id);
                    table.CheckConstraint("ck_handoffs_pass", "pass >= 1");
                    table.CheckConstraint("ck_handoffs_state", "state in ('Queued', 'Assigned', 'Accepted', 'Rejected', 'Expired', 'Working', 'Qualified', 'Disqualified', 'Recycled', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_handoffs_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_handoffs_definition_versions_definition_version_id",
                        column: x => x.definition_version_id,
                        principalTable: "definition_versions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_handoffs_definition_versions_sql_version_id",
                        column: x => x.sql_version_id,
                        principalTable: "definition_versions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_handoffs_policy_versions_policy_version_id",
                        column: x => x.policy_version_id,
                        principalTable: "policy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_handoffs_pools_pool_id",
                        column: x => x.pool_id,
                        principalTable: "pools",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_handoffs_rejection_reasons_reason_key",
                        column: x => x.reason_key,
                        principalTable: "rejection_reasons",
                        principalColumn: "key");
                    table.ForeignKey(
                        name: "fk_handoffs_routing_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "routing_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_handoffs_sla_policies_policy_id",
                        column: x => x.policy_id,
                        principalTable: "sla_policies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_creations",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_creations", x => new { x.import_id, x.thing_id });
                });

            migrationBuilder.CreateTable(
                name: "import_file_parts",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_file_parts", x => new { x.file_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "import_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    encoding = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    separator = table.Column<char>(type: "character(1)", nullable: false),
                    headers = table.Column<string[]>(type: "text[]", nullable: false),
                    header_set = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    draft = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_refusals",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    problems = table.Column<string>(type: "jsonb", nullable: false),
                    cells = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_refusals", x => new { x.import_id, x.row });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    mode = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    mapping = table.Column<string>(type: "jsonb", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    updated = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    removed = table.Column<long>(type: "bigint", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                    table.CheckConstraint("ck_imports_kind", "kind in ('Leads', 'Accounts', 'Activities', 'Opportunities', 'Campaigns')");
                    table.CheckConstraint("ck_imports_mode", "mode in ('DryRun', 'Commit')");
                    table.CheckConstraint("ck_imports_state", "state in ('Queued', 'Running', 'Paused', 'Done', 'Failed', 'Reverted')");
                    table.ForeignKey(
                        name: "fk_imports_import_files_file_id",
                        column: x => x.file_id,
                        principalTable: "import_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_targets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    measure = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    set_by = table.Column<Guid>(type: "uuid", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_targets", x => x.id);
                    table.CheckConstraint("ck_kpi_targets_measure", "measure in ('WonRevenue', 'Pipeline', 'Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer')");
                    table.CheckConstraint("ck_kpi_targets_month", "extract(day from month) = 1");
                    table.CheckConstraint("ck_kpi_targets_value", "value >= 0");
                });

            migrationBuilder.CreateTable(
                name: "lead_journeys",
                columns: table => new
                {
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mql_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    own_mql_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    handed_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sql_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opportunity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    customer_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    own_handed_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    own_accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    own_sql_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    own_opportunity_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    own_customer_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_backwards = table.Column<bool>(type: "boolean", nullable: false),
                    won_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    gone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_journeys", x => x.lead_id);
                });

            migrationBuilder.CreateTable(
                name: "lead_scores",
                columns: table => new
                {
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fit = table.Column<double>(type: "double precision", nullable: false),
                    engagement = table.Column<double>(type: "double precision", nullable: false),
                    total = table.Column<double>(type: "double precision", nullable: false),
                    grade = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    qualifies = table.Column<bool>(type: "boolean", nullable: false),
                    qualified_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    qualifying_override = table.Column<string>(type: "text", nullable: true),
                    awaits_activity = table.Column<bool>(type: "boolean", nullable: false),
                    blocked_by = table.Column<string[]>(type: "text[]", nullable: false),
                    overridden_by = table.Column<string[]>(type: "text[]", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "floor(total)::integer", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_scores", x => x.lead_id);
                    table.ForeignKey(
                        name: "fk_lead_scores_definition_versions_definition_version_id",
                        column: x => x.definition_version_id,
                        principalTable: "definition_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateTable(
                name: "lead_tags",
                columns: table => new
                {
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tag = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lead_tags", x => new { x.lead_id, x.tag });
                });

            migrationBuilder.CreateTable(
                name: "leads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    email_kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    first_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    last_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    company = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    phone = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    country = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    medium = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: true),
                    consent = table.Column<bool>(type: "boolean", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    custom = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'{}'"),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    stage_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wakes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    sort_company = table.Column<string>(type: "text", nullable: true, computedColumnSql: "lower(company)", stored: true, collation: "C"),
                    sort_name = table.Column<string>(type: "text", nullable: true, computedColumnSql: "lower(coalesce(last_name, first_name, email, external_id) collate \"default\")", stored: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leads", x => x.id);
                    table.CheckConstraint("ck_leads_email_kind", "email_kind in ('Business', 'Free', 'Disposable')");
                    table.CheckConstraint("ck_leads_key", "external_id is not null or email is not null");
                    table.CheckConstraint("ck_leads_stage", "stage in ('Raw', 'Engaged', 'Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer', 'Nurture', 'Disqualified', 'Lost')");
                    table.ForeignKey(
                        name: "fk_leads_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_leads_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "score_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fit = table.Column<double>(type: "double precision", nullable: false),
                    engagement = table.Column<double>(type: "double precision", nullable: false),
                    total = table.Column<double>(type: "double precision", nullable: false),
                    grade = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    qualifies = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_score_changes", x => new { x.lead_id, x.id });
                    table.ForeignKey(
                        name: "fk_score_changes_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.CheckConstraint("ck_notices_kind", "kind in ('Assigned', 'AtRisk', 'Breached', 'Escalated', 'Offered', 'Reassigned', 'Expired', 'JobFailed', 'Asked', 'Answered', 'Disputed', 'Resolved', 'VersionProposed', 'VersionSigned', 'VersionActivated', 'TermsProposed', 'TermsSigned')");
                });

            migrationBuilder.CreateTable(
                name: "opportunities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    reporting_minor = table.Column<long>(type: "bigint", nullable: false),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lost_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunities", x => x.id);
                    table.CheckConstraint("ck_opportunities_amount_minor", "amount_minor >= 0 and reporting_minor >= 0");
                    table.CheckConstraint("ck_opportunities_closed_at", "(stage = 'Open') = (closed_at is null)");
                    table.CheckConstraint("ck_opportunities_ended_at", "ended_at is null or (stage = 'Won' and ended_at >= closed_at)");
                    table.CheckConstraint("ck_opportunities_stage", "stage in ('Open', 'Won', 'Lost')");
                    table.ForeignKey(
                        name: "fk_opportunities_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "opportunity_contacts",
                columns: table => new
                {
                    opportunity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opportunity_contacts", x => new { x.opportunity_id, x.lead_id });
                    table.ForeignKey(
                        name: "fk_opportunity_contacts_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_opportunity_contacts_opportunities_opportunity_id",
                        column: x => x.opportunity_id,
                        principalTable: "opportunities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_digest = table.Column<bool>(type: "boolean", nullable: false),
                    send_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outreaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handoff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    backdated_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outreaches", x => x.id);
                    table.CheckConstraint("ck_outreaches_kind", "kind in ('Call', 'Email', 'Meeting', 'Social')");
                    table.ForeignKey(
                        name: "fk_outreaches_handoffs_handoff_id",
                        column: x => x.handoff_id,
                        principalTable: "handoffs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_outreaches_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    time_zone = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    culture = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    theme = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.CheckConstraint("ck_people_roles", "roles <@ array['Admin', 'Marketer', 'SalesRep', 'SalesManager', 'Leader']::text[]");
                    table.CheckConstraint("ck_people_theme", "theme in ('System', 'Light', 'Dark')");
                    table.ForeignKey(
                        name: "fk_people_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "calendars",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "period_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    quarter = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_period_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_period_notes_people_author_id",
                        column: x => x.author_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_claims_people_user_id",
                        column: x => x.user_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_person_logins_people_user_id",
                        column: x => x.user_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_person_tokens_people_user_id",
                        column: x => x.user_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pool_members",
                columns: table => new
                {
                    pool_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weight = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    value = table.Column<decimal>(type: "numeric(38,18)", precision: 38, scale: 18, nullable: false),
                    away_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    most_open = table.Column<int>(type: "integer", nullable: true),
                    most_per_day = table.Column<int>(type: "integer", nullable: true),
                    languages = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    territories = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_members", x => new { x.pool_id, x.person_id });
                    table.CheckConstraint("ck_pool_members_most_open", "most_open > 0");
                    table.CheckConstraint("ck_pool_members_most_per_day", "most_per_day > 0");
                    table.CheckConstraint("ck_pool_members_weight", "weight > 0");
                    table.ForeignKey(
                        name: "fk_pool_members_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pool_members_pools_pool_id",
                        column: x => x.pool_id,
                        principalTable: "pools",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    page = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_views_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stage_moves",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    to_stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    definition_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handoff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_inferred = table.Column<bool>(type: "boolean", nullable: false),
                    is_imported = table.Column<bool>(type: "boolean", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left_to = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    pass = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stage_moves", x => x.id);
                    table.CheckConstraint("ck_stage_moves_from_stage", "from_stage in ('Raw', 'Engaged', 'Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer', 'Nurture', 'Disqualified', 'Lost')");
                    table.CheckConstraint("ck_stage_moves_left_to", "left_to in ('Raw', 'Engaged', 'Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer', 'Nurture', 'Disqualified', 'Lost')");
                    table.CheckConstraint("ck_stage_moves_to_stage", "to_stage in ('Raw', 'Engaged', 'Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer', 'Nurture', 'Disqualified', 'Lost')");
                    table.ForeignKey(
                        name: "fk_stage_moves_definition_versions_definition_version_id",
                        column: x => x.definition_version_id,
                        principalTable: "definition_versions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_stage_moves_handoffs_handoff_id",
                        column: x => x.handoff_id,
                        principalTable: "handoffs",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_stage_moves_leads_lead_id",
                        column: x => x.lead_id,
                        principalTable: "leads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stage_moves_people_actor_id",
                        column: x => x.actor_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    manager_id = table.Column<Guid>(type: "uuid", nullable: true),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => x.id);
                    table.CheckConstraint("ck_teams_side", "side in ('Marketing', 'Sales')");
                    table.ForeignKey(
                        name: "fk_teams_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "calendars",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_teams_people_manager_id",
                        column: x => x.manager_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "promise_targets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    set_by = table.Column<Guid>(type: "uuid", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promise_targets", x => x.id);
                    table.CheckConstraint("ck_promise_targets_kind", "kind in ('Volume', 'Quality', 'Completeness', 'AnswerTime', 'Collateral')");
                    table.ForeignKey(
                        name: "fk_promise_targets_people_set_by",
                        column: x => x.set_by,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_promise_targets_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "promises",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handoff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_hours = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    calendar_version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    breached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promises", x => x.id);
                    table.CheckConstraint("ck_promises_breached_at", "breached_at = due_at");
                    table.CheckConstraint("ck_promises_kind", "kind in ('Volume', 'Quality', 'Completeness', 'AnswerTime', 'Collateral')");
                    table.CheckConstraint("ck_promises_side", "side in ('Marketing', 'Sales', 'Operations')");
                    table.CheckConstraint("ck_promises_state", "state in ('Running', 'Paused', 'Met', 'Breached', 'MetLate', 'Cancelled', 'Reassigned')");
                    table.CheckConstraint("ck_promises_terms", "(kind = 'AnswerTime') = (target_hours is not null) and (target_hours is null) = (calendar_version_id is null)");
                    table.ForeignKey(
                        name: "fk_promises_calendar_versions_calendar_version_id",
                        column: x => x.calendar_version_id,
                        principalTable: "calendar_versions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_promises_handoffs_handoff_id",
                        column: x => x.handoff_id,
                        principalTable: "handoffs",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_promises_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_promises_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "sla_clocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    handoff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    side = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    rep_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    target_minutes = table.Column<int>(type: "integer", nullable: false),
                    outreach = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    at_risk_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    steps = table.Column<int[]>(type: "integer[]", nullable: false),
                    step_at = table.Column<DateTimeOffset[]>(type: "timestamp with time zone[]", nullable: false),
                    steps_passed = table.Column<int>(type: "integer", nullable: false),
                    to_do = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    breached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_clocks", x => x.id);
                    table.CheckConstraint("ck_sla_clocks_breached_at", "breached_at = due_at");
                    table.CheckConstraint("ck_sla_clocks_kind", "kind in ('Routing', 'Decision', 'FirstTouch', 'Attempts', 'Outcome')");
                    table.CheckConstraint("ck_sla_clocks_side", "side in ('Marketing', 'Sales', 'Operations')");
                    table.CheckConstraint("ck_sla_clocks_state", "state in ('Running', 'Paused', 'Met', 'Breached', 'MetLate', 'Cancelled', 'Reassigned')");
                    table.CheckConstraint("ck_sla_clocks_target_minutes", "target_minutes >= 0");
                    table.CheckConstraint("ck_sla_clocks_to_do", "to_do in ('Rep', 'Manager', 'Digest', 'Offer', 'Reassign')");
                    table.ForeignKey(
                        name: "fk_sla_clocks_calendar_versions_calendar_version_id",
                        column: x => x.calendar_version_id,
                        principalTable: "calendar_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sla_clocks_handoffs_handoff_id",
                        column: x => x.handoff_id,
                        principalTable: "handoffs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sla_clocks_people_rep_id",
                        column: x => x.rep_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_sla_clocks_policy_versions_policy_version_id",
                        column: x => x.policy_version_id,
                        principalTable: "policy_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sla_clocks_sla_policies_policy_id",
                        column: x => x.policy_id,
                        principalTable: "sla_policies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sla_clocks_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id");
                });

            migrationBuilder.InsertData(
                table: "activity_types",
                columns: new[] { "key", "is_engagement", "is_touch" },
                values: new object[,]
                {
                    { "ad_click", true, true },
                    { "ad_impression", false, false },
                    { "chat", true, true },
                    { "contact_request", true, true },
                    { "content_download", true, true },
                    { "demo_request", true, true },
                    { "email_bounce", false, false },
                    { "email_click", true, true },
                    { "email_delivered", false, false },
                    { "email_open", true, true },
                    { "email_reply", true, true },
                    { "email_sent", false, false },
                    { "event", true, true },
                    { "form_submit", true, true },
                    { "page_view", true, true },
                    { "pricing_request", true, true },
                    { "social_click", true, true },
                    { "trial_signup", true, true },
                    { "unsubscribe", false, false },
                    { "video_view", true, true },
                    { "webinar", true, true },
                    { "webinar_registered", true, true }
                });

            migrationBuilder.InsertData(
                table: "rejection_reasons",
                columns: new[] { "key", "cool_down_days", "disposition", "is_active", "label", "nurture_days", "order", "side", "version" },
                values: new object[,]
                {
                    { "badContactData", 0, "FixData", true, "Wrong contact data", null, 5, "Marketing", 1 },
                    { "badTiming", 90, "Nurture", true, "Bad timing", 90, 10, "Neutral", 1 },
                    { "competitor", 180, "Archive", true, "Competitor", null, 7, "Marketing", 1 },
                    { "duplicate", 180, "Archive", true, "Duplicate", null, 6, "Marketing", 1 },
                    { "noCapacity", 0, "Reroute", true, "No capacity", null, 8, "Sales", 1 },
                    { "noIntent", 90, "Nurture", true, "No intent to buy", 90, 3, "Marketing", 1 },
                    { "noRecall", 60, "Nurture", true, "I don't remember signing up", 60, 4, "Marketing", 1 },
                    { "notAFit", 180, "Archive", true, "Not a fit", null, 1, "Marketing", 1 },
                    { "other", 30, "Nurture", true, "Other", 30, 11, "Marketing", 1 },
                    { "tooSmall", 180, "Archive", true, "Too small", null, 2, "Marketing", 1 },
                    { "wrongTerritory", 0, "Reroute", true, "Wrong territory", null, 9, "Sales", 1 }
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_entered_by",
                table: "absences",
                column: "entered_by");

            migrationBuilder.CreateIndex(
                name: "ix_absences_one_switch",
                table: "absences",
                column: "person_id",
                unique: true,
                filter: "ends_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_absences_person_id_ends_at",
                table: "absences",
                columns: new[] { "person_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_domain",
                table: "accounts",
                column: "domain",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_owner_id",
                table: "accounts",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_activities_campaign_id",
                table: "activities",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_activities_lead_id_at",
                table: "activities",
                columns: new[] { "lead_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_hash",
                table: "api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_owner_id",
                table: "api_keys",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor_id",
                table: "audit_entries",
                column: "actor_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject",
                table: "audit_entries",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_back_test_leads_lead_id",
                table: "back_test_leads",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_back_test_views_person_id",
                table: "back_test_views",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_active_version_id",
                table: "back_tests",
                column: "active_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_content_hash",
                table: "back_tests",
                column: "content_hash");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_definition_id_requested_at",
                table: "back_tests",
                columns: new[] { "definition_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_requested_by",
                table: "back_tests",
                column: "requested_by");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_unfinished",
                table: "back_tests",
                column: "requested_at",
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_back_tests_version_id",
                table: "back_tests",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_acts_created_by_created_at",
                table: "bulk_acts",
                columns: new[] { "created_by", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_acts_under_way",
                table: "bulk_acts",
                column: "created_at",
                filter: "state in ('Running', 'Undoing')");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_items_act_id_state",
                table: "bulk_items",
                columns: new[] { "act_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_items_lead_id",
                table: "bulk_items",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_versions_calendar_id_number",
                table: "calendar_versions",
                columns: new[] { "calendar_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_versions_rep_version_id",
                table: "calendar_versions",
                column: "rep_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_versions_team_version_id",
                table: "calendar_versions",
                column: "team_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendars_is_default",
                table: "calendars",
                column: "is_default",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_calendars_key",
                table: "calendars",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_comments_author_id",
                table: "campaign_comments",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_comments_campaign_id_at",
                table: "campaign_comments",
                columns: new[] { "campaign_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_key",
                table: "campaigns",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_closed_months_closed_by",
                table: "closed_months",
                column: "closed_by");

            migrationBuilder.CreateIndex(
                name: "ix_closed_months_one_close",
                table: "closed_months",
                column: "month",
                unique: true,
                filter: "reopened_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_closed_months_reopened_by",
                table: "closed_months",
                column: "reopened_by");

            migrationBuilder.CreateIndex(
                name: "ix_content_requests_agreed_by",
                table: "content_requests",
                column: "agreed_by");

            migrationBuilder.CreateIndex(
                name: "ix_content_requests_asked_at_id",
                table: "content_requests",
                columns: new[] { "asked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_content_requests_asked_by",
                table: "content_requests",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_active",
                table: "credit_terms",
                column: "state",
                unique: true,
                filter: "state = 'Active'");

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_number",
                table: "credit_terms",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_proposed_by",
                table: "credit_terms",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_withdrawn_by",
                table: "credit_terms",
                column: "withdrawn_by");

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_signatures_person_id",
                table: "credit_terms_signatures",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_signatures_version_id_person_id",
                table: "credit_terms_signatures",
                columns: new[] { "version_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_terms_signatures_version_id_side",
                table: "credit_terms_signatures",
                columns: new[] { "version_id", "side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_definition_id_started_at",
                table: "definition_pilots",
                columns: new[] { "definition_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_ended_by",
                table: "definition_pilots",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_main_version_id",
                table: "definition_pilots",
                column: "main_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_one_at_a_time",
                table: "definition_pilots",
                column: "definition_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_started_by",
                table: "definition_pilots",
                column: "started_by");

            migrationBuilder.CreateIndex(
                name: "ix_definition_pilots_version_id",
                table: "definition_pilots",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_definition_signatures_person_id",
                table: "definition_signatures",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_definition_signatures_version_id_person_id",
                table: "definition_signatures",
                columns: new[] { "version_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_definition_signatures_version_id_side",
                table: "definition_signatures",
                columns: new[] { "version_id", "side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_activated_by",
                table: "definition_versions",
                column: "activated_by");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_active",
                table: "definition_versions",
                column: "definition_id",
                unique: true,
                filter: "state = 'Active'");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_created_by",
                table: "definition_versions",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_definition_id_number",
                table: "definition_versions",
                columns: new[] { "definition_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_proposed_by",
                table: "definition_versions",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_reason_key",
                table: "definition_versions",
                column: "reason_key");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_scheduled",
                table: "definition_versions",
                column: "scheduled_for",
                filter: "state = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_scheduled_by",
                table: "definition_versions",
                column: "scheduled_by");

            migrationBuilder.CreateIndex(
                name: "ix_definition_versions_withdrawn_by",
                table: "definition_versions",
                column: "withdrawn_by");

            migrationBuilder.CreateIndex(
                name: "ix_definitions_stage",
                table: "definitions",
                column: "stage",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_entries_person_id",
                table: "feedback_entries",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_entries_thread_id_at",
                table: "feedback_entries",
                columns: new[] { "thread_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_reads_thread_id",
                table: "feedback_reads",
                column: "thread_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_threads_closed_by",
                table: "feedback_threads",
                column: "closed_by");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_threads_definition_version_id",
                table: "feedback_threads",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_threads_last_at_id",
                table: "feedback_threads",
                columns: new[] { "last_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_threads_next_handoff_id",
                table: "feedback_threads",
                column: "next_handoff_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_threads_one_dispute",
                table: "feedback_threads",
                column: "handoff_id",
                unique: true,
                filter: "kind = 'Dispute'");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_threads_opened_by",
                table: "feedback_threads",
                column: "opened_by");

            migrationBuilder.CreateIndex(
                name: "ix_field_changes_account_id_changed_at",
                table: "field_changes",
                columns: new[] { "account_id", "changed_at" },
                filter: "account_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_field_changes_lead_id_changed_at",
                table: "field_changes",
                columns: new[] { "lead_id", "changed_at" },
                filter: "lead_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_frozen_figures_closed_month_id_name",
                table: "frozen_figures",
                columns: new[] { "closed_month_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_handoff_pauses_begun_by",
                table: "handoff_pauses",
                column: "begun_by");

            migrationBuilder.CreateIndex(
                name: "ix_handoff_pauses_ended_by",
                table: "handoff_pauses",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_handoff_pauses_handoff_id_began_at",
                table: "handoff_pauses",
                columns: new[] { "handoff_id", "began_at" });

            migrationBuilder.CreateIndex(
                name: "ix_handoff_pauses_one_at_a_time",
                table: "handoff_pauses",
                column: "handoff_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_campaign_id",
                table: "handoffs",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_created_at_id",
                table: "handoffs",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_decided_at",
                table: "handoffs",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_decided_by",
                table: "handoffs",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_definition_version_id",
                table: "handoffs",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_ended_by",
                table: "handoffs",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_expiring",
                table: "handoffs",
                column: "expires_at",
                filter: "state in ('Queued', 'Assigned')");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_lead_id_pass",
                table: "handoffs",
                columns: new[] { "lead_id", "pass" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_offered",
                table: "handoffs",
                column: "pool_id",
                filter: "offered_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_one_open_per_lead",
                table: "handoffs",
                column: "lead_id",
                unique: true,
                filter: "state in ('Queued', 'Assigned', 'Accepted', 'Working')");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_policy_id",
                table: "handoffs",
                column: "policy_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_policy_version_id",
                table: "handoffs",
                column: "policy_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_queued",
                table: "handoffs",
                columns: new[] { "pool_id", "created_at" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_reason_key",
                table: "handoffs",
                column: "reason_key");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_rep_id_assigned_at",
                table: "handoffs",
                columns: new[] { "rep_id", "assigned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_rep_id_state",
                table: "handoffs",
                columns: new[] { "rep_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_rule_id",
                table: "handoffs",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "ix_handoffs_sql_version_id",
                table: "handoffs",
                column: "sql_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_idempotent_answers_at",
                table: "idempotent_answers",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_import_files_header_set",
                table: "import_files",
                column: "header_set");

            migrationBuilder.CreateIndex(
                name: "ix_import_files_uploaded_at",
                table: "import_files",
                column: "uploaded_at");

            migrationBuilder.CreateIndex(
                name: "ix_import_files_uploaded_by",
                table: "import_files",
                column: "uploaded_by");

            migrationBuilder.CreateIndex(
                name: "ix_imports_created_at",
                table: "imports",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_imports_created_by",
                table: "imports",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_imports_file_id",
                table: "imports",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_imports_unfinished",
                table: "imports",
                column: "state",
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_job_started_at",
                table: "job_runs",
                columns: new[] { "job", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_targets_month_measure_team_id",
                table: "kpi_targets",
                columns: new[] { "month", "measure", "team_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_targets_set_by",
                table: "kpi_targets",
                column: "set_by");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_targets_team_id",
                table: "kpi_targets",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_lead_journeys_mql_at",
                table: "lead_journeys",
                column: "mql_at");

            migrationBuilder.CreateIndex(
                name: "ix_lead_scores_definition_version_id",
                table: "lead_scores",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_lead_scores_points",
                table: "lead_scores",
                column: "points");

            migrationBuilder.CreateIndex(
                name: "ix_lead_scores_qualified_since",
                table: "lead_scores",
                column: "qualified_since",
                filter: "qualified_since is not null");

            migrationBuilder.CreateIndex(
                name: "ix_lead_tags_tag_lead_id",
                table: "lead_tags",
                columns: new[] { "tag", "lead_id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_account_id",
                table: "leads",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_leads_campaign_id",
                table: "leads",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_leads_created_at_id",
                table: "leads",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_email",
                table: "leads",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leads_external_id",
                table: "leads",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leads_owner_id",
                table: "leads",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_leads_sort_company",
                table: "leads",
                column: "sort_company");

            migrationBuilder.CreateIndex(
                name: "ix_leads_sort_name_id",
                table: "leads",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_source",
                table: "leads",
                column: "source");

            migrationBuilder.CreateIndex(
                name: "ix_leads_stage_created_at_id",
                table: "leads",
                columns: new[] { "stage", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_updated_at_id",
                table: "leads",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_wakes_at",
                table: "leads",
                column: "wakes_at",
                filter: "wakes_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_cause",
                table: "notices",
                columns: new[] { "person_id", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_created_at",
                table: "notices",
                columns: new[] { "person_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_unread",
                table: "notices",
                column: "person_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_account_id",
                table: "opportunities",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_created_at",
                table: "opportunities",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_external_id",
                table: "opportunities",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_owner_id",
                table: "opportunities",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_opportunities_stage_closed_at",
                table: "opportunities",
                columns: new[] { "stage", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opportunity_contacts_lead_id",
                table: "opportunity_contacts",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_person_id_cause",
                table: "outbox_messages",
                columns: new[] { "person_id", "cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_waiting",
                table: "outbox_messages",
                column: "send_at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outreaches_handoff_id",
                table: "outreaches",
                column: "handoff_id");

            migrationBuilder.CreateIndex(
                name: "ix_outreaches_lead_id_at",
                table: "outreaches",
                columns: new[] { "lead_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_outreaches_person_id",
                table: "outreaches",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "people",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_people_calendar_id",
                table: "people",
                column: "calendar_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_team_id",
                table: "people",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "people",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_period_notes_author_id",
                table: "period_notes",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_period_notes_quarter_at",
                table: "period_notes",
                columns: new[] { "quarter", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_person_claims_user_id",
                table: "person_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_logins_user_id",
                table: "person_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_versions_policy_id_number",
                table: "policy_versions",
                columns: new[] { "policy_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pool_members_person_id",
                table: "pool_members",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_pools_key",
                table: "pools",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_promise_targets_kind_team_id_month_number",
                table: "promise_targets",
                columns: new[] { "kind", "team_id", "month", "number" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_promise_targets_set_by",
                table: "promise_targets",
                column: "set_by");

            migrationBuilder.CreateIndex(
                name: "ix_promise_targets_team_id",
                table: "promise_targets",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_promises_calendar_version_id",
                table: "promises",
                column: "calendar_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_promises_handoff_id",
                table: "promises",
                column: "handoff_id");

            migrationBuilder.CreateIndex(
                name: "ix_promises_one_open_per_subject",
                table: "promises",
                column: "subject_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_promises_person_id",
                table: "promises",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_promises_subject_id_started_at",
                table: "promises",
                columns: new[] { "subject_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_promises_team_id",
                table: "promises",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_promises_to_tell",
                table: "promises",
                column: "due_at",
                filter: "told_at is null and ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_routing_rules_key",
                table: "routing_rules",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_routing_rules_pool_id",
                table: "routing_rules",
                column: "pool_id");

            migrationBuilder.CreateIndex(
                name: "ix_routing_rules_position",
                table: "routing_rules",
                column: "position");

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_owner_id_page_name",
                table: "saved_views",
                columns: new[] { "owner_id", "page", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_page",
                table: "saved_views",
                column: "page",
                filter: "is_shared");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_calendar_version_id",
                table: "sla_clocks",
                column: "calendar_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_handoff_id",
                table: "sla_clocks",
                column: "handoff_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_kind_due_at",
                table: "sla_clocks",
                columns: new[] { "kind", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_look",
                table: "sla_clocks",
                column: "look_at",
                filter: "look_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_open",
                table: "sla_clocks",
                column: "started_at",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_policy_id",
                table: "sla_clocks",
                column: "policy_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_policy_version_id",
                table: "sla_clocks",
                column: "policy_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_rep_id",
                table: "sla_clocks",
                column: "rep_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_scorecard",
                table: "sla_clocks",
                column: "due_at")
                .Annotation("Npgsql:IndexInclude", new[] { "kind", "side", "state", "team_id", "rep_id", "policy_id", "handoff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_team_id",
                table: "sla_clocks",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_sla_clocks_to_do",
                table: "sla_clocks",
                column: "number",
                filter: "to_do is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sla_policies_is_fallback",
                table: "sla_policies",
                column: "is_fallback",
                unique: true,
                filter: "is_fallback");

            migrationBuilder.CreateIndex(
                name: "ix_sla_policies_key",
                table: "sla_policies",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_actor_id",
                table: "stage_moves",
                column: "actor_id");

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_definition_version_id",
                table: "stage_moves",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_handoff_id",
                table: "stage_moves",
                column: "handoff_id",
                filter: "handoff_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_lead_id_at_id",
                table: "stage_moves",
                columns: new[] { "lead_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_to_stage_at_lead_id",
                table: "stage_moves",
                columns: new[] { "to_stage", "at", "lead_id" });

            migrationBuilder.CreateIndex(
                name: "ix_stage_moves_to_stage_left_at",
                table: "stage_moves",
                columns: new[] { "to_stage", "left_at" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_calendar_id",
                table: "teams",
                column: "calendar_id");

            migrationBuilder.CreateIndex(
                name: "ix_teams_key",
                table: "teams",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_teams_manager_id",
                table: "teams",
                column: "manager_id");

            migrationBuilder.AddForeignKey(
                name: "fk_absences_people_entered_by",
                table: "absences",
                column: "entered_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_absences_people_person_id",
                table: "absences",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_accounts_people_owner_id",
                table: "accounts",
                column: "owner_id",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_activities_leads_lead_id",
                table: "activities",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_api_keys_people_owner_id",
                table: "api_keys",
                column: "owner_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_back_test_leads_back_tests_back_test_id",
                table: "back_test_leads",
                column: "back_test_id",
                principalTable: "back_tests",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_back_test_leads_leads_lead_id",
                table: "back_test_leads",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_back_test_views_back_tests_back_test_id",
                table: "back_test_views",
                column: "back_test_id",
                principalTable: "back_tests",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_back_test_views_people_person_id",
                table: "back_test_views",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_back_tests_definition_versions_active_version_id",
                table: "back_tests",
                column: "active_version_id",
                principalTable: "definition_versions",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_back_tests_definition_versions_version_id",
                table: "back_tests",
                column: "version_id",
                principalTable: "definition_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_back_tests_people_requested_by",
                table: "back_tests",
                column: "requested_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_bulk_acts_people_created_by",
                table: "bulk_acts",
                column: "created_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_bulk_items_leads_lead_id",
                table: "bulk_items",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_campaign_comments_people_author_id",
                table: "campaign_comments",
                column: "author_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_closed_months_people_closed_by",
                table: "closed_months",
                column: "closed_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_closed_months_people_reopened_by",
                table: "closed_months",
                column: "reopened_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_content_requests_people_agreed_by",
                table: "content_requests",
                column: "agreed_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_content_requests_people_asked_by",
                table: "content_requests",
                column: "asked_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_credit_terms_people_proposed_by",
                table: "credit_terms",
                column: "proposed_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_credit_terms_people_withdrawn_by",
                table: "credit_terms",
                column: "withdrawn_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_credit_terms_signatures_people_person_id",
                table: "credit_terms_signatures",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_definition_pilots_definition_versions_main_version_id",
                table: "definition_pilots",
                column: "main_version_id",
                principalTable: "definition_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_definition_pilots_definition_versions_version_id",
                table: "definition_pilots",
                column: "version_id",
                principalTable: "definition_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_definition_pilots_people_ended_by",
                table: "definition_pilots",
                column: "ended_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_pilots_people_started_by",
                table: "definition_pilots",
                column: "started_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_signatures_definition_versions_version_id",
                table: "definition_signatures",
                column: "version_id",
                principalTable: "definition_versions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_definition_signatures_people_person_id",
                table: "definition_signatures",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_definition_versions_people_activated_by",
                table: "definition_versions",
                column: "activated_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_versions_people_created_by",
                table: "definition_versions",
                column: "created_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_versions_people_proposed_by",
                table: "definition_versions",
                column: "proposed_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_versions_people_scheduled_by",
                table: "definition_versions",
                column: "scheduled_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_definition_versions_people_withdrawn_by",
                table: "definition_versions",
                column: "withdrawn_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_entries_feedback_threads_thread_id",
                table: "feedback_entries",
                column: "thread_id",
                principalTable: "feedback_threads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_entries_people_person_id",
                table: "feedback_entries",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_reads_feedback_threads_thread_id",
                table: "feedback_reads",
                column: "thread_id",
                principalTable: "feedback_threads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_reads_people_person_id",
                table: "feedback_reads",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_threads_handoffs_handoff_id",
                table: "feedback_threads",
                column: "handoff_id",
                principalTable: "handoffs",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_threads_handoffs_next_handoff_id",
                table: "feedback_threads",
                column: "next_handoff_id",
                principalTable: "handoffs",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_threads_people_closed_by",
                table: "feedback_threads",
                column: "closed_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_feedback_threads_people_opened_by",
                table: "feedback_threads",
                column: "opened_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_field_changes_leads_lead_id",
                table: "field_changes",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_handoff_pauses_handoffs_handoff_id",
                table: "handoff_pauses",
                column: "handoff_id",
                principalTable: "handoffs",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_handoff_pauses_people_begun_by",
                table: "handoff_pauses",
                column: "begun_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_handoff_pauses_people_ended_by",
                table: "handoff_pauses",
                column: "ended_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_handoffs_leads_lead_id",
                table: "handoffs",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_handoffs_people_decided_by",
                table: "handoffs",
                column: "decided_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_handoffs_people_ended_by",
                table: "handoffs",
                column: "ended_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_handoffs_people_rep_id",
                table: "handoffs",
                column: "rep_id",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_import_creations_imports_import_id",
                table: "import_creations",
                column: "import_id",
                principalTable: "imports",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_import_file_parts_import_files_file_id",
                table: "import_file_parts",
                column: "file_id",
                principalTable: "import_files",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_import_files_people_uploaded_by",
                table: "import_files",
                column: "uploaded_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_import_refusals_imports_import_id",
                table: "import_refusals",
                column: "import_id",
                principalTable: "imports",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_imports_people_created_by",
                table: "imports",
                column: "created_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_kpi_targets_people_set_by",
                table: "kpi_targets",
                column: "set_by",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_kpi_targets_teams_team_id",
                table: "kpi_targets",
                column: "team_id",
                principalTable: "teams",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_lead_journeys_leads_lead_id",
                table: "lead_journeys",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_lead_scores_leads_lead_id",
                table: "lead_scores",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_lead_tags_leads_lead_id",
                table: "lead_tags",
                column: "lead_id",
                principalTable: "leads",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_leads_people_owner_id",
                table: "leads",
                column: "owner_id",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_notices_people_person_id",
                table: "notices",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_opportunities_people_owner_id",
                table: "opportunities",
                column: "owner_id",
                principalTable: "people",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_outbox_messages_people_person_id",
                table: "outbox_messages",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_outreaches_people_person_id",
                table: "outreaches",
                column: "person_id",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_people_teams_team_id",
                table: "people",
                column: "team_id",
                principalTable: "teams",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_teams_people_manager_id",
                table: "teams");

            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "activity_types");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "back_test_leads");

            migrationBuilder.DropTable(
                name: "back_test_views");

            migrationBuilder.DropTable(
                name: "bulk_items");

            migrationBuilder.DropTable(
                name: "campaign_comments");

            migrationBuilder.DropTable(
                name: "campaign_spends");

            migrationBuilder.DropTable(
                name: "content_requests");

            migrationBuilder.DropTable(
                name: "credit_terms_signatures");

            migrationBuilder.DropTable(
                name: "custom_field_marks");

            migrationBuilder.DropTable(
                name: "definition_pilots");

            migrationBuilder.DropTable(
                name: "definition_signatures");

            migrationBuilder.DropTable(
                name: "exchange_rates");

            migrationBuilder.DropTable(
                name: "feedback_entries");

            migrationBuilder.DropTable(
                name: "feedback_reads");

            migrationBuilder.DropTable(
                name: "field_changes");

            migrationBuilder.DropTable(
                name: "frozen_figures");

            migrationBuilder.DropTable(
                name: "handoff_pauses");

            migrationBuilder.DropTable(
                name: "hub_settings");

            migrationBuilder.DropTable(
                name: "idempotent_answers");

            migrationBuilder.DropTable(
                name: "import_creations");

            migrationBuilder.DropTable(
                name: "import_file_parts");

            migrationBuilder.DropTable(
                name: "import_refusals");

            migrationBuilder.DropTable(
                name: "job_requests");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "kpi_targets");

            migrationBuilder.DropTable(
                name: "lead_journeys");

            migrationBuilder.DropTable(
                name: "lead_scores");

            migrationBuilder.DropTable(
                name: "lead_tags");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "opportunity_contacts");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "outreaches");

            migrationBuilder.DropTable(
                name: "period_notes");

            migrationBuilder.DropTable(
                name: "person_claims");

            migrationBuilder.DropTable(
                name: "person_logins");

            migrationBuilder.DropTable(
                name: "person_tokens");

            migrationBuilder.DropTable(
                name: "pool_members");

            migrationBuilder.DropTable(
                name: "promise_targets");

            migrationBuilder.DropTable(
                name: "promises");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "score_changes");

            migrationBuilder.DropTable(
                name: "sla_clocks");

            migrationBuilder.DropTable(
                name: "stage_moves");

            migrationBuilder.DropTable(
                name: "back_tests");

            migrationBuilder.DropTable(
                name: "bulk_acts");

            migrationBuilder.DropTable(
                name: "credit_terms");

            migrationBuilder.DropTable(
                name: "feedback_threads");

            migrationBuilder.DropTable(
                name: "closed_months");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "opportunities");

            migrationBuilder.DropTable(
                name: "calendar_versions");

            migrationBuilder.DropTable(
                name: "handoffs");

            migrationBuilder.DropTable(
                name: "import_files");

            migrationBuilder.DropTable(
                name: "definition_versions");

            migrationBuilder.DropTable(
                name: "leads");

            migrationBuilder.DropTable(
                name: "policy_versions");

            migrationBuilder.DropTable(
                name: "routing_rules");

            migrationBuilder.DropTable(
                name: "definitions");

            migrationBuilder.DropTable(
                name: "rejection_reasons");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "sla_policies");

            migrationBuilder.DropTable(
                name: "pools");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "calendars");
        }
    }
}
