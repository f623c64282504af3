using Microsoft.EntityFrameworkCore.Migrations;

namespace HotlineVoice.Storage.Migrations.PostgreSql;

/// <summary>
/// What a model cannot say: a line of a ledger stays as it was written, whoever asks. Nor is the table emptied, which
/// tells no trigger of rows.
/// </summary>
static class Ledgers
{
    /// <summary>Made once, by the first migration.</summary>
    public static void Create(MigrationBuilder migration) =>
        migration.Sql(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$;
            """);

    /// <param name="migration">That makes the table.</param>
    /// <param name="table">The ledger.</param>
    /// <param name="line">What a line of it is called in a sentence: «A line of the audit».</param>
    public static void Close(MigrationBuilder migration, string table, string line)
    {
        migration.Sql(
            $"""
            CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse('{line} is not changed.');
            """);
        migration.Sql(
            $"""
            CREATE TRIGGER {table}_is_not_removed BEFORE DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse('{line} is not removed.');
            """);
        migration.Sql(
            $"""
            CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('{line} is not removed.');
            """);
    }

    /// <summary>
    /// From then on one change of the history is lawful: what was said is taken from the lines of a ticket whose
    /// archive says that it is destroyed. The line stays, with its instant, its act, who did it and under which clause;
    /// nothing can be put in the place of what went, and the line of the destruction itself cannot be touched.
    /// </summary>
    public static void AllowDestruction(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION refuse_but_destruction() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                IF NEW.fields = '{}' AND OLD.event <> 'destroy'
                    AND NEW.ticket_no = OLD.ticket_no AND NEW.seq = OLD.seq AND NEW.at = OLD.at
                    AND NEW.due_instant IS NOT DISTINCT FROM OLD.due_instant AND NEW.event = OLD.event
                    AND NEW."from" IS NOT DISTINCT FROM OLD."from" AND NEW."to" = OLD."to"
                    AND NEW.actor = OLD.actor AND NEW.clause IS NOT DISTINCT FROM OLD.clause
                    AND EXISTS (SELECT 1 FROM archives
                        WHERE archives.ticket_no = OLD.ticket_no AND archives.destroyed_at IS NOT NULL)
                THEN RETURN NEW; END IF;
                RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
            END $$;
            """);
        Guard(migration, "refuse_but_destruction");
    }

    /// <summary>As it was before destruction was allowed.</summary>
    public static void ForbidDestruction(MigrationBuilder migration)
    {
        Guard(migration, "refuse");
        migration.Sql("DROP FUNCTION refuse_but_destruction();");
    }

    static void Guard(MigrationBuilder migration, string function)
    {
        migration.Sql("DROP TRIGGER ticket_history_is_not_changed ON ticket_history;");
        migration.Sql(
            $"""
            CREATE TRIGGER ticket_history_is_not_changed BEFORE UPDATE ON ticket_history
            FOR EACH ROW EXECUTE FUNCTION {function}('What happened to a ticket is not changed.');
            """);
    }
}
