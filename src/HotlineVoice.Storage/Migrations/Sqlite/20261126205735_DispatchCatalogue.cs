using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "catalogue_from",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "catalogue_subject",
                table: "assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "catalogue_objections",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    hotline = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    division_code = table.Column<string>(type: "TEXT", nullable: true),
                    row_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", nullable: false),
                    suggested_org_id = table.Column<string>(type: "TEXT", nullable: true),
                    ticket_no = table.Column<string>(type: "TEXT", nullable: true),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    opinion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_objections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_tests",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    hotline = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    call_id = table.Column<string>(type: "TEXT", nullable: true)
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
