using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace HotlineVoice.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    org_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    dispatched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    dispatched_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    requirements = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    deemed_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    result_text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    result_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    @sealed = table.Column<bool>(name: "sealed", type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields_read = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bindings",
                columns: table => new
                {
                    seat_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    contact = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    call_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cseq = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_agent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    instance_id = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bindings", x => new { x.seat_no, x.contact });
                });

            migrationBuilder.CreateTable(
                name: "callback_tasks",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    queue = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    call_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    calling_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    taken_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_callback_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "callers",
                columns: table => new
                {
                    caller_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    gender = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    alt_phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    division_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    wants_written_reply = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_callers", x => x.caller_id);
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    call_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    direction = table.Column<string>(type: "text", nullable: false),
                    calling_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    presentation_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    called_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    trunk = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    ivr_path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    queue = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    seat_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    wait_seconds = table.Column<double>(type: "double precision", nullable: true),
                    ring_seconds = table.Column<double>(type: "double precision", nullable: true),
                    end_reason = table.Column<string>(type: "text", nullable: true),
                    hangup_side = table.Column<string>(type: "text", nullable: true),
                    legs = table.Column<string>(type: "text", nullable: false),
                    recordings = table.Column<string>(type: "text", nullable: false),
                    ticket_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    rating = table.Column<int>(type: "integer", nullable: true),
                    sip_call_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calls", x => x.call_id);
                });

            migrationBuilder.CreateTable(
                name: "contact_attempts",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ticket_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    call_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    party = table.Column<string>(type: "text", nullable: false),
                    org_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    sip_status = table.Column<int>(type: "integer", nullable: false),
                    q850 = table.Column<int>(type: "integer", nullable: true),
                    ring_seconds = table.Column<double>(type: "double precision", nullable: true),
                    recording_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    seq = table.Column<long>(type: "bigint", nullable: true),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    json = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kept_answers",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    location = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_answers", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "known_devices",
                columns: table => new
                {
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last_sign_in = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_devices", x => new { x.user, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    roles = table.Column<string>(type: "text", nullable: false),
                    hotlines = table.Column<string>(type: "text", nullable: false),
                    org_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.user);
                });

            migrationBuilder.CreateTable(
                name: "seat_standings",
                columns: table => new
                {
                    no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next = table.Column<string>(type: "text", nullable: true),
                    next_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    call = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    misses = table.Column<int>(type: "integer", nullable: false),
                    idle_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seat_standings", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "seats",
                columns: table => new
                {
                    no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    password_md5 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    password_sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    queues = table.Column<string>(type: "text", nullable: false),
                    skills = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seats", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    begun = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_places",
                columns: table => new
                {
                    name_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_places", x => new { x.name_hash, x.place_hash });
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    name_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_ins", x => x.name_hash);
                });

            migrationBuilder.CreateTable(
                name: "ticket_history",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_instant = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    from = table.Column<string>(type: "text", nullable: true),
                    to = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    clause = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_history", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ticket_serials",
                columns: table => new
                {
                    hotline_digit = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_serials", x => new { x.hotline_digit, x.day });
                });

            migrationBuilder.CreateTable(
                name: "ticket_timers",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    assignment_seq = table.Column<int>(type: "integer", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    provisional = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    met_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    clause = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_timers", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    hotline_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rule_set_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    demand = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    division_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    registered_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_agent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_responsible_org = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    urgency = table.Column<string>(type: "text", nullable: false),
                    is_key = table.Column<bool>(type: "boolean", nullable: false),
                    key_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    confidential = table.Column<bool>(type: "boolean", nullable: false),
                    anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    caller_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    repeat_no = table.Column<int>(type: "integer", nullable: false),
                    parent_ticket_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    cluster_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    abnormal_subsidy = table.Column<bool>(type: "boolean", nullable: false),
                    respondent_org_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    respondent_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    call_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    voicemail_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    due_day = table.Column<DateOnly>(type: "date", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    extended_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    calendar_provisional = table.Column<bool>(type: "boolean", nullable: false),
                    closing_ground = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result_text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    public_reply = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answered_by_org = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    article_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    grade = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    satisfied = table.Column<bool>(type: "boolean", nullable: true),
                    solved = table.Column<bool>(type: "boolean", nullable: true),
                    excluded_from_satisfaction = table.Column<bool>(type: "boolean", nullable: false),
                    typical_case = table.Column<bool>(type: "boolean", nullable: false),
                    termination_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    redo_seq = table.Column<int>(type: "integer", nullable: false),
                    total_elapsed_wd = table.Column<int>(type: "integer", nullable: true),
                    machine_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    machine_model = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    dealer_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    purchase_date = table.Column<DateOnly>(type: "date", nullable: true),
                    subsidy_amount = table.Column<decimal>(type: "numeric", nullable: true),
                    invoice_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    buyer_type = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.ticket_no);
                });

            migrationBuilder.CreateTable(
                name: "tokens",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "voicemail_drafts",
                columns: table => new
                {
                    recording_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    voicemail_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    json = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voicemail_drafts", x => x.recording_id);
                });

            migrationBuilder.CreateTable(
                name: "voicemail_numbers",
                columns: table => new
                {
                    hotline = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voicemail_numbers", x => new { x.hotline, x.day });
                });

            migrationBuilder.CreateTable(
                name: "voicemails",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    call_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    duration_seconds = table.Column<double>(type: "double precision", nullable: false),
                    recording_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    complete = table.Column<bool>(type: "boolean", nullable: false),
                    window_end_date = table.Column<DateOnly>(type: "date", nullable: true),
                    register_due = table.Column<DateOnly>(type: "date", nullable: false),
                    reply_due = table.Column<DateOnly>(type: "date", nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    confidential = table.Column<bool>(type: "boolean", nullable: false),
                    calling_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    presentation_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    taken_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    registered_ticket_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    number_year = table.Column<int>(type: "integer", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voicemails", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "counters",
                columns: new[] { "name", "value" },
                values: new object[,]
                {
                    { "events", 0L },
                    { "revision", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_org_id_status",
                table: "assignments",
                columns: new[] { "org_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_callback_tasks_since_id",
                table: "callback_tasks",
                columns: new[] { "since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_callback_tasks_state_since_id",
                table: "callback_tasks",
                columns: new[] { "state", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_callers_alt_phone",
                table: "callers",
                column: "alt_phone");

            migrationBuilder.CreateIndex(
                name: "IX_callers_phone",
                table: "callers",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "IX_calls_calling_number",
                table: "calls",
                column: "calling_number");

            migrationBuilder.CreateIndex(
                name: "IX_calls_hotline_started_at",
                table: "calls",
                columns: new[] { "hotline", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_started_at_call_id",
                table: "calls",
                columns: new[] { "started_at", "call_id" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_state",
                table: "calls",
                column: "state",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_at_id",
                table: "contact_attempts",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_call_id",
                table: "contact_attempts",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_ticket_no",
                table: "contact_attempts",
                column: "ticket_no");

            migrationBuilder.CreateIndex(
                name: "IX_events_kept_at",
                table: "events",
                column: "kept_at");

            migrationBuilder.CreateIndex(
                name: "IX_events_seq",
                table: "events",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_facts_kept_at",
                table: "facts",
                column: "kept_at");

            migrationBuilder.CreateIndex(
                name: "IX_kept_answers_until",
                table: "kept_answers",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "IX_seats_user",
                table: "seats",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_user",
                table: "sessions",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_places_since",
                table: "sign_in_places",
                column: "since");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_since",
                table: "sign_ins",
                column: "since");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_timers_state_due_at",
                table: "ticket_timers",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_call_id",
                table: "tickets",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_caller_id",
                table: "tickets",
                column: "caller_id");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_created_at_ticket_no",
                table: "tickets",
                columns: new[] { "created_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_hotline_code_state",
                table: "tickets",
                columns: new[] { "hotline_code", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_parent_ticket_no",
                table: "tickets",
                column: "parent_ticket_no");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_state_due_day",
                table: "tickets",
                columns: new[] { "state", "due_day" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_voicemail_id",
                table: "tickets",
                column: "voicemail_id");

            migrationBuilder.CreateIndex(
                name: "IX_tokens_hash",
                table: "tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tokens_user",
                table: "tokens",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_voicemails_hotline_number_year_number",
                table: "voicemails",
                columns: new[] { "hotline", "number_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voicemails_left_at_id",
                table: "voicemails",
                columns: new[] { "left_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_voicemails_recording_id",
                table: "voicemails",
                column: "recording_id");

            migrationBuilder.CreateIndex(
                name: "IX_voicemails_state_register_due",
                table: "voicemails",
                columns: new[] { "state", "register_due" });

            Ledgers.Create(migrationBuilder);
            Ledgers.Close(migrationBuilder, "audit", "A line of the audit");
            Ledgers.Close(migrationBuilder, "ticket_history", "What happened to a ticket");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "bindings");

            migrationBuilder.DropTable(
                name: "callback_tasks");

            migrationBuilder.DropTable(
                name: "callers");

            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "contact_attempts");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "kept_answers");

            migrationBuilder.DropTable(
                name: "known_devices");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "seat_standings");

            migrationBuilder.DropTable(
                name: "seats");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_places");

            migrationBuilder.DropTable(
                name: "sign_ins");

            migrationBuilder.DropTable(
                name: "ticket_history");

            migrationBuilder.DropTable(
                name: "ticket_serials");

            migrationBuilder.DropTable(
                name: "ticket_timers");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "tokens");

            migrationBuilder.DropTable(
                name: "voicemail_drafts");

            migrationBuilder.DropTable(
                name: "voicemail_numbers");

            migrationBuilder.DropTable(
                name: "voicemails");

            migrationBuilder.Sql("DROP FUNCTION refuse");
        }
    }
}
