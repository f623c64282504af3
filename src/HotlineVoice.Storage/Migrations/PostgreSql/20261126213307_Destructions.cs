using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Destructions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "number_sealed",
                table: "calls",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "doomed_recordings",
                columns: table => new
                {
                    recording_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doomed_recordings", x => x.recording_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_events_subject",
                table: "events",
                column: "subject");

            Ledgers.AllowDestruction(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Ledgers.ForbidDestruction(migrationBuilder);

            migrationBuilder.DropTable(
                name: "doomed_recordings");

            migrationBuilder.DropIndex(
                name: "IX_events_subject",
                table: "events");

            migrationBuilder.DropColumn(
                name: "number_sealed",
                table: "calls");
        }
    }
}
