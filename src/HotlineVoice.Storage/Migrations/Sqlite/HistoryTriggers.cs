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

    /// <summary>
    /// From then on one change is lawful: what was said is taken from the lines of a ticket whose archive says that it
    /// is destroyed. The line stays, with its instant, its act, who did it and under which clause; nothing can be put
    /// in the place of what went, and the line of the destruction itself cannot be touched.
    /// </summary>
    public static void AllowDestruction(MigrationBuilder migration)
    {
        migration.Sql("DROP TRIGGER ticket_history_is_not_changed;");
        migration.Sql(
            """
            CREATE TRIGGER ticket_history_is_not_changed BEFORE UPDATE ON ticket_history
            WHEN NOT (NEW.fields = '{}' AND OLD.event <> 'destroy'
                AND NEW.ticket_no = OLD.ticket_no AND NEW.seq = OLD.seq AND NEW.at = OLD.at
                AND NEW.due_instant IS OLD.due_instant AND NEW.event = OLD.event
                AND NEW."from" IS OLD."from" AND NEW."to" = OLD."to" AND NEW.actor = OLD.actor
                AND NEW.clause IS OLD.clause
                AND EXISTS (SELECT 1 FROM archives WHERE ticket_no = OLD.ticket_no AND destroyed_at IS NOT NULL))
            BEGIN SELECT RAISE(ABORT, 'What happened to a ticket is not changed.'); END;
            """);
    }

    /// <summary>As it was before destruction was allowed.</summary>
    public static void ForbidDestruction(MigrationBuilder migration)
    {
        migration.Sql("DROP TRIGGER ticket_history_is_not_changed;");
        migration.Sql(
            """
            CREATE TRIGGER ticket_history_is_not_changed BEFORE UPDATE ON ticket_history
            BEGIN SELECT RAISE(ABORT, 'What happened to a ticket is not changed.'); END;
            """);
    }
}
