using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class DispatchCatalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "catalogue_division",
                table: "assignments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "catalogue_from",
                table: "assignments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "catalogue_subject",
                table: "assignments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "catalogue_objections",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    division_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    row_from = table.Column<DateOnly>(type: "date", nullable: false),
                    org_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    legal_basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    suggested_org_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ticket_no = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opinion = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_objections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_tests",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    org_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    call_id = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_tests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_phone",
                table: "contact_attempts",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_objections_filed_at_id",
                table: "catalogue_objections",
                columns: new[] { "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_objections_hotline_subject_state",
                table: "catalogue_objections",
                columns: new[] { "hotline", "subject", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_phone_tests_number_at",
                table: "phone_tests",
                columns: new[] { "number", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_objections");

            migrationBuilder.DropTable(
                name: "phone_tests");

            migrationBuilder.DropIndex(
                name: "IX_contact_attempts_phone",
                table: "contact_attempts");

            migrationBuilder.DropColumn(
                name: "catalogue_division",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "catalogue_from",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "catalogue_subject",
                table: "assignments");
        }
    }
}
