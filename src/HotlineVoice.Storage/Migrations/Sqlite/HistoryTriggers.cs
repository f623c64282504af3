using Microsoft.EntityFrameworkCore.Migrations;

namespace HotlineVoice.Storage.Migrations.Sqlite;

/// <summary>What a model cannot say: what happened to a ticket is only ever added to.</summary>
static class HistoryTriggers
{
    public static void Create(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TRIGGER ticket_history_is_not_changed BEFORE UPDATE ON ticket_history
            BEGIN SELECT RAISE(ABORT, 'What happened to a ticket is not changed.'); END;
            """);
        migration.Sql(
            """
            CREATE TRIGGER ticket_history_is_not_removed BEFORE DELETE ON ticket_history
            BEGIN SELECT RAISE(ABORT, 'What happened to a ticket is not removed.'); END;
            """);
        // INSERT OR REPLACE removes the old row without telling a delete trigger.
        migration.Sql(
            """
            CREATE TRIGGER ticket_history_is_not_replaced BEFORE INSERT ON ticket_history
            WHEN EXISTS (SELECT 1 FROM ticket_history WHERE ticket_no = NEW.ticket_no AND seq = NEW.seq)
            BEGIN SELECT RAISE(ABORT, 'What happened to a ticket is not replaced.'); END;
            """);
    }
}
