using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "leader_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    hotline_code = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    leader = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    rank = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: true),
                    clerk = table.Column<string>(type: "TEXT", nullable: true),
                    seat_no = table.Column<string>(type: "TEXT", nullable: true),
                    planned_by = table.Column<string>(type: "TEXT", nullable: false),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancelled_for = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leader_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ticket_checks",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    checklist_id = table.Column<string>(type: "TEXT", nullable: false),
                    checklist = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    for_units = table.Column<bool>(type: "INTEGER", nullable: false),
                    attached_by = table.Column<string>(type: "TEXT", nullable: false),
                    attached_at = table.Column<long>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_by = table.Column<string>(type: "TEXT", nullable: true),
                    done_org_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_checks", x => new { x.ticket_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ticket_fields",
                columns: table => new
                {
                    ticket_no = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    hotline_code = table.Column<string>(type: "TEXT", nullable: false),
                    field_id = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    for_units = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
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
