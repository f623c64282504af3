using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CannedRepliesAndViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "canned_replies",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    hotline_code = table.Column<string>(type: "TEXT", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false),
                    classes = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_replies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "canned_uses",
                columns: table => new
                {
                    reply_id = table.Column<string>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    uses = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_uses", x => new { x.user, x.reply_id });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    filter = table.Column<string>(type: "TEXT", nullable: false),
                    shared_role = table.Column<string>(type: "TEXT", nullable: true),
                    shared_hotline = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "view_places",
                columns: table => new
                {
                    user = table.Column<string>(type: "TEXT", nullable: false),
                    view_id = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    is_default = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_view_places", x => new { x.user, x.view_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_canned_replies_owner_hotline_code_removed_at",
                table: "canned_replies",
                columns: new[] { "owner", "hotline_code", "removed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_owner",
                table: "saved_views",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_shared_role_shared_hotline",
                table: "saved_views",
                columns: new[] { "shared_role", "shared_hotline" });

            migrationBuilder.CreateIndex(
                name: "IX_view_places_view_id",
                table: "view_places",
                column: "view_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "canned_replies");

            migrationBuilder.DropTable(
                name: "canned_uses");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "view_places");
        }
    }
}
