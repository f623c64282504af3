using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HotlineVoice.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SeatsAndCallbacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "callback_tasks",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    hotline = table.Column<string>(type: "TEXT", nullable: false),
                    queue = table.Column<string>(type: "TEXT", nullable: true),
                    call_id = table.Column<string>(type: "TEXT", nullable: false),
                    calling_number = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    taken_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_callback_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contact_attempts",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_no = table.Column<string>(type: "TEXT", nullable: true),
                    hotline = table.Column<string>(type: "TEXT", nullable: true),
                    call_id = table.Column<string>(type: "TEXT", nullable: true),
                    party = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    sip_status = table.Column<int>(type: "INTEGER", nullable: false),
                    q850 = table.Column<int>(type: "INTEGER", nullable: true),
                    ring_seconds = table.Column<double>(type: "REAL", nullable: true),
                    recording_id = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seat_standings",
                columns: table => new
                {
                    no = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    next = table.Column<string>(type: "TEXT", nullable: true),
                    next_reason = table.Column<string>(type: "TEXT", nullable: true),
                    call = table.Column<string>(type: "TEXT", nullable: true),
                    misses = table.Column<int>(type: "INTEGER", nullable: false),
                    idle_since = table.Column<long>(type: "INTEGER", nullable: false),
                    registered = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seat_standings", x => x.no);
                });

            migrationBuilder.CreateIndex(
                name: "IX_callback_tasks_since_id",
                table: "callback_tasks",
                columns: new[] { "since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_callback_tasks_state_since_id",
                table: "callback_tasks",
                columns: new[] { "state", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_at_id",
                table: "contact_attempts",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_call_id",
                table: "contact_attempts",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_attempts_ticket_no",
                table: "contact_attempts",
                column: "ticket_no");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "callback_tasks");

            migrationBuilder.DropTable(
                name: "contact_attempts");

            migrationBuilder.DropTable(
                name: "seat_standings");
        }
    }
}
