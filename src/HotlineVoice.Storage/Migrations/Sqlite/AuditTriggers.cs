using Microsoft.EntityFrameworkCore.Migrations;

namespace HotlineVoice.Storage.Migrations.Sqlite;

/// <summary>What a model cannot say: a line of the audit stays as it was written, whoever asks.</summary>
static class AuditTriggers
{
    public static void Create(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'A line of the audit is not changed.'); END;
            """);
        migration.Sql(
            """
            CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'A line of the audit is not removed.'); END;
            """);
        // INSERT OR REPLACE removes the old row without telling a delete trigger.
        migration.Sql(
            """
            CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
            WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'A line of the audit is not replaced.'); END;
            """);
    }
}
