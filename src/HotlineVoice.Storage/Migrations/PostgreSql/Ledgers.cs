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
}
