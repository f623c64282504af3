using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ticket_timers_state_due_at",
                table: "ticket_timers");

            migrationBuilder.AddColumn<long>(
                name: "acted_version",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "handling_kind",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merged_into_ticket_no",
                table: "tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "parts",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<DateOnly>(
                name: "anchor_day",
                table: "ticket_timers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "anchor_seq",
                table: "ticket_timers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "at_day_start",
                table: "ticket_timers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "cap_seq",
                table: "ticket_timers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "count",
                table: "ticket_timers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "extension_seq",
                table: "ticket_timers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "promised_day",
                table: "ticket_timers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit",
                table: "ticket_timers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "warns_only",
                table: "ticket_timers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "answer_stored_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "answer_text",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "case_filing_no",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "designated",
                table: "assignments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "force_majeure",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "force_majeure_confirmed_by",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "handled_by_head",
                table: "assignments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "onsite_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "redo_seq",
                table: "assignments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "stage_report",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "stage_report_at",
                table: "assignments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "statutory_confirmed_by",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "statutory_due",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "archives",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    archive_no = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    accepted_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_reported_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    retain_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: false),
                    archived_by = table.Column<string>(type: "TEXT", nullable: false),
                    destroy_approval = table.Column<string>(type: "TEXT", nullable: true),
                    destroy_approved_by = table.Column<string>(type: "TEXT", nullable: true),
                    destroyed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_archives", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    clock = table.Column<string>(type: "TEXT", nullable: false),
                    colour = table.Column<string>(type: "TEXT", nullable: false),
                    advisory = table.Column<bool>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cards", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "case_callbacks",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    reached = table.Column<bool>(type: "INTEGER", nullable: false),
                    result_true = table.Column<bool>(type: "INTEGER", nullable: true),
                    satisfied = table.Column<bool>(type: "INTEGER", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    solved = table.Column<bool>(type: "INTEGER", nullable: true),
                    counted = table.Column<bool>(type: "INTEGER", nullable: false),
                    unit_responsible = table.Column<bool>(type: "INTEGER", nullable: true),
                    comment = table.Column<string>(type: "TEXT", nullable: true),
                    onsite_joint = table.Column<bool>(type: "INTEGER", nullable: false),
                    redo_seq = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_callbacks", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "deductions",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    letter_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    points = table.Column<decimal>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deductions", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "determinations",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: true),
                    participants = table.Column<string>(type: "TEXT", nullable: false),
                    designated_org_id = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_determinations", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "extensions",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    days_wd = table.Column<int>(type: "INTEGER", nullable: false),
                    old_due_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    new_due_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_leader = table.Column<string>(type: "TEXT", nullable: true),
                    @sealed = table.Column<bool>(name: "sealed", type: "INTEGER", nullable: false),
                    latest_filing_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    holds_undecided = table.Column<bool>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    caller_told_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_extensions", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "letter_serials",
                columns: table => new
                {
                    hotline_code = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letter_serials", x => new { x.hotline_code, x.kind, x.year });
                });

            migrationBuilder.CreateTable(
                name: "material_requests",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    due_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    from_state = table.Column<string>(type: "TEXT", nullable: false),
                    supplied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    expired_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_material_requests", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "matter_contacts",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    caller_key = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    new_facts = table.Column<bool>(type: "INTEGER", nullable: false),
                    repeat_no = table.Column<int>(type: "INTEGER", nullable: false),
                    told = table.Column<string>(type: "TEXT", nullable: true),
                    ground = table.Column<string>(type: "TEXT", nullable: true),
                    call_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matter_contacts", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "reckonings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reckonings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reminders", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    due_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reviewer = table.Column<string>(type: "TEXT", nullable: false),
                    timely = table.Column<bool>(type: "INTEGER", nullable: true),
                    quality = table.Column<string>(type: "TEXT", nullable: true),
                    result_true = table.Column<bool>(type: "INTEGER", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "sealed_identities",
                columns: table => new
                {
                    caller_id = table.Column<string>(type: "TEXT", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    ciphertext = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    caller_key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sealed_identities", x => x.caller_id);
                });

            migrationBuilder.CreateTable(
                name: "signoffs",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    required_level = table.Column<string>(type: "TEXT", nullable: false),
                    signer = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    opinion = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signoffs", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "supervision_letters",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    number_pattern = table.Column<string>(type: "TEXT", nullable: false),
                    letter_no = table.Column<string>(type: "TEXT", nullable: true),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: true),
                    demand = table.Column<string>(type: "TEXT", nullable: true),
                    drafted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: true),
                    issued_by = table.Column<string>(type: "TEXT", nullable: true),
                    required_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_by = table.Column<string>(type: "TEXT", nullable: true),
                    reply_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reply_text = table.Column<string>(type: "TEXT", nullable: true),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lifted_by = table.Column<string>(type: "TEXT", nullable: true),
                    co_issuers = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervision_letters", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ticket_returns",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", nullable: true),
                    suggested_org_id = table.Column<string>(type: "TEXT", nullable: true),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    improper = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_returns", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "unmaskings",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved = table.Column<bool>(type: "INTEGER", nullable: true),
                    readings = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unmaskings", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "worklist_items",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    assignment_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    timer_seq = table.Column<int>(type: "INTEGER", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: true),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_worklist_items", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_cluster_id",
                table: "tickets",
                column: "cluster_id");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_timers_state_due_at_ticket_no",
                table: "ticket_timers",
                columns: new[] { "state", "due_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_archives_archive_no",
                table: "archives",
                column: "archive_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cards_org_id",
                table: "cards",
                column: "org_id");

            migrationBuilder.CreateIndex(
                name: "IX_deductions_org_id",
                table: "deductions",
                column: "org_id");

            migrationBuilder.CreateIndex(
                name: "IX_matter_contacts_caller_key",
                table: "matter_contacts",
                column: "caller_key");

            migrationBuilder.CreateIndex(
                name: "IX_supervision_letters_letter_no",
                table: "supervision_letters",
                column: "letter_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_worklist_items_done_at_kind",
                table: "worklist_items",
                columns: new[] { "done_at", "kind" });

            // What was acted on before this was written down was acted on in the version it has.
            migrationBuilder.Sql("UPDATE tickets SET acted_version = version;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "archives");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "case_callbacks");

            migrationBuilder.DropTable(
                name: "deductions");

            migrationBuilder.DropTable(
                name: "determinations");

            migrationBuilder.DropTable(
                name: "extensions");

            migrationBuilder.DropTable(
                name: "letter_serials");

            migrationBuilder.DropTable(
                name: "material_requests");

            migrationBuilder.DropTable(
                name: "matter_contacts");

            migrationBuilder.DropTable(
                name: "reckonings");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "sealed_identities");

            migrationBuilder.DropTable(
                name: "signoffs");

            migrationBuilder.DropTable(
                name: "supervision_letters");

            migrationBuilder.DropTable(
                name: "ticket_returns");

            migrationBuilder.DropTable(
                name: "unmaskings");

            migrationBuilder.DropTable(
                name: "worklist_items");

            migrationBuilder.DropIndex(
                name: "IX_tickets_cluster_id",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_ticket_timers_state_due_at_ticket_no",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "acted_version",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "handling_kind",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "merged_into_ticket_no",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "parts",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "anchor_day",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "anchor_seq",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "at_day_start",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "cap_seq",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "count",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "extension_seq",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "promised_day",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "unit",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "warns_only",
                table: "ticket_timers");

            migrationBuilder.DropColumn(
                name: "answer_stored_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "answer_text",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "case_filing_no",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "designated",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "force_majeure",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "force_majeure_confirmed_by",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "handled_by_head",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "onsite_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "redo_seq",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "stage_report",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "stage_report_at",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "statutory_confirmed_by",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "statutory_due",
                table: "assignments");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_timers_state_due_at",
                table: "ticket_timers",
                columns: new[] { "state", "due_at" });
        }
    }
}
