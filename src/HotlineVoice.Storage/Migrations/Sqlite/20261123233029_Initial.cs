using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    fields_read = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bindings",
                columns: table => new
                {
                    seat_no = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    call_id = table.Column<string>(type: "TEXT", nullable: false),
                    cseq = table.Column<uint>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    user_agent = table.Column<string>(type: "TEXT", nullable: true),
                    instance_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bindings", x => new { x.seat_no, x.contact });
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    call_id = table.Column<string>(type: "TEXT", nullable: false),
                    hotline = table.Column<string>(type: "TEXT", nullable: true),
                    direction = table.Column<string>(type: "TEXT", nullable: false),
                    calling_number = table.Column<string>(type: "TEXT", nullable: true),
                    presentation_restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    called_number = table.Column<string>(type: "TEXT", nullable: true),
                    trunk = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    ivr_path = table.Column<string>(type: "TEXT", nullable: false),
                    queue = table.Column<string>(type: "TEXT", nullable: true),
                    seat_no = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    wait_seconds = table.Column<double>(type: "REAL", nullable: true),
                    ring_seconds = table.Column<double>(type: "REAL", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: true),
                    hangup_side = table.Column<string>(type: "TEXT", nullable: true),
                    legs = table.Column<string>(type: "TEXT", nullable: false),
                    recordings = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_no = table.Column<string>(type: "TEXT", nullable: true),
                    rating = table.Column<int>(type: "INTEGER", nullable: true),
                    sip_call_id = table.Column<string>(type: "TEXT", nullable: true),
                    known_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calls", x => x.call_id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    seq = table.Column<long>(type: "INTEGER", nullable: true),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hotline = table.Column<string>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    hotlines = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.user);
                });

            migrationBuilder.CreateTable(
                name: "seats",
                columns: table => new
                {
                    no = table.Column<string>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: true),
                    password_md5 = table.Column<string>(type: "TEXT", nullable: false),
                    password_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    queues = table.Column<string>(type: "TEXT", nullable: false),
                    skills = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seats", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    name_hash = table.Column<string>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_ins", x => x.name_hash);
                });

            migrationBuilder.CreateTable(
                name: "tokens",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "voicemail_drafts",
                columns: table => new
                {
                    recording_id = table.Column<string>(type: "TEXT", nullable: false),
                    voicemail_id = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voicemail_drafts", x => x.recording_id);
                });

            migrationBuilder.CreateTable(
                name: "voicemail_numbers",
                columns: table => new
                {
                    hotline = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voicemail_numbers", x => new { x.hotline, x.day });
                });

            migrationBuilder.CreateTable(
                name: "voicemails",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    hotline = table.Column<string>(type: "TEXT", nullable: false),
                    call_id = table.Column<string>(type: "TEXT", nullable: false),
                    left_at = table.Column<long>(type: "INTEGER", nullable: false),
                    duration_seconds = table.Column<double>(type: "REAL", nullable: false),
                    recording_id = table.Column<string>(type: "TEXT", nullable: false),
                    complete = table.Column<bool>(type: "INTEGER", nullable: false),
                    window_end_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    register_due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reply_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    confidential = table.Column<bool>(type: "INTEGER", nullable: false),
                    calling_number = table.Column<string>(type: "TEXT", nullable: true),
                    presentation_restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    taken_by = table.Column<string>(type: "TEXT", nullable: true),
                    registered_ticket_no = table.Column<string>(type: "TEXT", nullable: true),
                    number_year = table.Column<int>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                name: "IX_seats_user",
                table: "seats",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_since",
                table: "sign_ins",
                column: "since");

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

            AuditTriggers.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "bindings");

            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "seats");

            migrationBuilder.DropTable(
                name: "sign_ins");

            migrationBuilder.DropTable(
                name: "tokens");

            migrationBuilder.DropTable(
                name: "voicemail_drafts");

            migrationBuilder.DropTable(
                name: "voicemail_numbers");

            migrationBuilder.DropTable(
                name: "voicemails");
        }
    }
}
