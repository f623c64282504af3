using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.PostgreSql
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
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hotline_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    places = table.Column<string>(type: "text", nullable: false),
                    classes = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_replies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "canned_uses",
                columns: table => new
                {
                    reply_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canned_uses", x => new { x.user, x.reply_id });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    filter = table.Column<string>(type: "text", nullable: false),
                    shared_role = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    shared_hotline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "view_places",
                columns: table => new
                {
                    user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    view_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false)
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
