using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FieldsAndLeaderDaysKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "leader_session_id",
                table: "tickets",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "leader_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    hotline_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leader = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rank = table.Column<string>(type: "text", nullable: false),
                    org_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    clerk = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    seat_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    planned_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_for = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leader_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_checks",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    checklist_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    checklist = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    label = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    before = table.Column<string>(type: "text", nullable: true),
                    for_units = table.Column<bool>(type: "boolean", nullable: false),
                    attached_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    done_org_id = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_checks", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ticket_fields",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    hotline_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    field_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    label = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    for_units = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_fields", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_leader_session_id",
                table: "tickets",
                column: "leader_session_id");

            migrationBuilder.CreateIndex(
                name: "IX_leader_sessions_hotline_code_starts_at",
                table: "leader_sessions",
                columns: new[] { "hotline_code", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_fields_hotline_code_field_id_value_ended_at_ticket_no",
                table: "ticket_fields",
                columns: new[] { "hotline_code", "field_id", "value", "ended_at", "ticket_no" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leader_sessions");

            migrationBuilder.DropTable(
                name: "ticket_checks");

            migrationBuilder.DropTable(
                name: "ticket_fields");

            migrationBuilder.DropIndex(
                name: "IX_tickets_leader_session_id",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "leader_session_id",
                table: "tickets");
        }
    }
}
