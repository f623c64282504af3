using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DoomedFilesByShelf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "doomed_files",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    shelf = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doomed_files", x => new { x.shelf, x.id });
                });

            migrationBuilder.Sql("""
                INSERT INTO doomed_files (shelf, id, since)
                SELECT 'Enclosures', substr(recording_id, 12), since FROM doomed_recordings
                    WHERE recording_id LIKE 'enclosures/%'
                UNION ALL
                SELECT 'Recordings', recording_id, since FROM doomed_recordings
                    WHERE recording_id NOT LIKE 'enclosures/%'
                """);

            migrationBuilder.DropTable(
                name: "doomed_recordings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "doomed_recordings",
                columns: table => new
                {
                    recording_id = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doomed_recordings", x => x.recording_id);
                });

            migrationBuilder.Sql("""
                INSERT INTO doomed_recordings (recording_id, since)
                SELECT CASE shelf WHEN 'Enclosures' THEN 'enclosures/' || id ELSE id END, since FROM doomed_files
                """);

            migrationBuilder.DropTable(
                name: "doomed_files");
        }
    }
}
