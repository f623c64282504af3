using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Tickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "registered_at",
                table: "voicemails",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    dispatched_at = table.Column<long>(type: "INTEGER", nullable: false),
                    dispatched_by = table.Column<string>(type: "TEXT", nullable: false),
                    requirements = table.Column<string>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_by = table.Column<string>(type: "TEXT", nullable: true),
                    deemed_accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    result_text = table.Column<string>(type: "TEXT", nullable: true),
                    result_at = table.Column<long>(type: "INTEGER", nullable: true),
                    signed_by = table.Column<string>(type: "TEXT", nullable: true),
                    @sealed = table.Column<bool>(name: "sealed", type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "callers",
                columns: table => new
                {
                    caller_id = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    gender = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    alt_phone = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    division_code = table.Column<string>(type: "TEXT", nullable: true),
                    wants_written_reply = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_callers", x => x.caller_id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_history",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_instant = table.Column<long>(type: "INTEGER", nullable: true),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: true),
                    fields = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_history", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ticket_serials",
                columns: table => new
                {
                    hotline_digit = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_serials", x => new { x.hotline_digit, x.day });
                });

            migrationBuilder.CreateTable(
                name: "ticket_timers",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: true),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    provisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    met_at = table.Column<long>(type: "INTEGER", nullable: true),
                    clause = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_timers", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    hotline_code = table.Column<string>(type: "TEXT", nullable: false),
                    rule_set_id = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    demand = table.Column<string>(type: "TEXT", nullable: true),
                    division_code = table.Column<string>(type: "TEXT", nullable: false),
                    subject_code = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    registered_by = table.Column<string>(type: "TEXT", nullable: false),
                    owner_agent = table.Column<string>(type: "TEXT", nullable: false),
                    first_responsible_org = table.Column<string>(type: "TEXT", nullable: true),
                    urgency = table.Column<string>(type: "TEXT", nullable: false),
                    is_key = table.Column<bool>(type: "INTEGER", nullable: false),
                    key_reason = table.Column<string>(type: "TEXT", nullable: true),
                    confidential = table.Column<bool>(type: "INTEGER", nullable: false),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    caller_id = table.Column<string>(type: "TEXT", nullable: true),
                    repeat_no = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_ticket_no = table.Column<string>(type: "TEXT", nullable: true),
                    cluster_id = table.Column<string>(type: "TEXT", nullable: true),
                    abnormal_subsidy = table.Column<bool>(type: "INTEGER", nullable: false),
                    respondent_org_id = table.Column<string>(type: "TEXT", nullable: true),
                    respondent_name = table.Column<string>(type: "TEXT", nullable: true),
                    call_id = table.Column<string>(type: "TEXT", nullable: true),
                    voicemail_id = table.Column<string>(type: "TEXT", nullable: true),
                    due_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    extended_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    calendar_provisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    closing_ground = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    result_text = table.Column<string>(type: "TEXT", nullable: true),
                    public_reply = table.Column<string>(type: "TEXT", nullable: true),
                    answered_by_org = table.Column<string>(type: "TEXT", nullable: true),
                    article_id = table.Column<string>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    satisfied = table.Column<bool>(type: "INTEGER", nullable: true),
                    solved = table.Column<bool>(type: "INTEGER", nullable: true),
                    excluded_from_satisfaction = table.Column<bool>(type: "INTEGER", nullable: false),
                    typical_case = table.Column<bool>(type: "INTEGER", nullable: false),
                    termination_no = table.Column<string>(type: "TEXT", nullable: true),
                    redo_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    total_elapsed_wd = table.Column<int>(type: "INTEGER", nullable: true),
                    machine_type = table.Column<string>(type: "TEXT", nullable: true),
                    machine_model = table.Column<string>(type: "TEXT", nullable: true),
                    dealer_name = table.Column<string>(type: "TEXT", nullable: true),
                    purchase_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    subsidy_amount = table.Column<decimal>(type: "TEXT", nullable: true),
                    invoice_no = table.Column<string>(type: "TEXT", nullable: true),
                    buyer_type = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => x.ticket_no);
                });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_org_id_status",
                table: "assignments",
                columns: new[] { "org_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_callers_alt_phone",
                table: "callers",
                column: "alt_phone");

            migrationBuilder.CreateIndex(
                name: "IX_callers_phone",
                table: "callers",
                column: "phone");

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

            HistoryTriggers.Create(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "callers");

            migrationBuilder.DropTable(
                name: "ticket_history");

            migrationBuilder.DropTable(
                name: "ticket_serials");

            migrationBuilder.DropTable(
                name: "ticket_timers");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropColumn(
                name: "registered_at",
                table: "voicemails");
        }
    }
}
