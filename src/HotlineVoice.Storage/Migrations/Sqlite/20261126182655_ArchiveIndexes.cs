using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ArchiveIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_hotline_code_state",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_assignments_org_id_status",
                table: "assignments");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_created_at_ticket_no_due_day",
                table: "tickets",
                columns: new[] { "created_at", "ticket_no", "due_day" },
                filter: "state NOT IN ('Draft', 'Closed', 'Archived')");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_division_code_created_at_ticket_no",
                table: "tickets",
                columns: new[] { "division_code", "created_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_hotline_code_created_at_ticket_no",
                table: "tickets",
                columns: new[] { "hotline_code", "created_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_hotline_code_state_created_at_ticket_no",
                table: "tickets",
                columns: new[] { "hotline_code", "state", "created_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_owner_agent_created_at_ticket_no",
                table: "tickets",
                columns: new[] { "owner_agent", "created_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_org_id_status_ticket_no",
                table: "assignments",
                columns: new[] { "org_id", "status", "ticket_no" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_created_at_ticket_no_due_day",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_division_code_created_at_ticket_no",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_hotline_code_created_at_ticket_no",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_hotline_code_state_created_at_ticket_no",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_tickets_owner_agent_created_at_ticket_no",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_assignments_org_id_status_ticket_no",
                table: "assignments");

            migrationBuilder.CreateIndex(
                name: "IX_tickets_hotline_code_state",
                table: "tickets",
                columns: new[] { "hotline_code", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_org_id_status",
                table: "assignments",
                columns: new[] { "org_id", "status" });
        }
    }
}
