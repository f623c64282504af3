using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AssignmentsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ticket_created_at",
                table: "assignments",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.Sql("""
                UPDATE assignments SET ticket_created_at = COALESCE(
                    (SELECT created_at FROM tickets WHERE tickets.ticket_no = assignments.ticket_no), dispatched_at)
                """);

            migrationBuilder.CreateIndex(
                name: "IX_tickets_registered_at_ticket_no",
                table: "tickets",
                columns: new[] { "registered_at", "ticket_no" });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_org_id_ticket_created_at_ticket_no",
                table: "assignments",
                columns: new[] { "org_id", "ticket_created_at", "ticket_no" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_tickets_registered_at_ticket_no",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "IX_assignments_org_id_ticket_created_at_ticket_no",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "ticket_created_at",
                table: "assignments");
        }
    }
}
