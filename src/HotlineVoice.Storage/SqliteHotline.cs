using System.Data.Common;
using HotlineVoice.Storage.Products;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HotlineVoice.Storage;

/// <summary>The model in one SQLite file, which is what a single machine needs.</summary>
sealed class SqliteHotline(DbContextOptions<SqliteHotline> options) : HotlineContext(options)
{
    public override string Place => Database.GetDbConnection().DataSource;

    /// <summary>One: of several, all but one would ask again and again for the lock, in no order.</summary>
    public override int WritersMax => 1;

    public override int? EditorsMax => null;

    /// <summary>A transaction has the write lock from its beginning.</summary>
    public override string ForUpdate => "";

    public override object Instant(DateTimeOffset instant) => Instants.ToMicroseconds(instant);

    public override void Promise(DbConnection connection, bool promised) =>
        Run(connection, $"PRAGMA synchronous={(promised ? "FULL" : "NORMAL")}");

    public override void TryWriteLock(DbConnection connection, TimeSpan patience)
    {
        // By itself: of several statements the driver hides the faults of those that follow one with a result.
        Run(connection, $"PRAGMA busy_timeout={(int)patience.TotalMilliseconds}");
        using var command = connection.CreateCommand();
        // The driver asks again until its own timeout, which is whole seconds.
        command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(patience.TotalSeconds));
        command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
        command.ExecuteNonQuery();
    }

    public override Task CheckProductAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// WAL, so that readers never wait for the writer. The file remembers it, but a new one and a restored backup are
    /// not born with it.
    /// </summary>
    public override async Task<bool> IsSetUpAsync(CancellationToken cancel) =>
        await Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode")
            .FirstAsync(cancel) == "wal";

    public override Task SetUpAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancel);

    public override Task<IAsyncDisposable> LockMigrationsAsync(TimeProvider time, CancellationToken cancel) =>
        FileTurn.TakeAsync(Place + ".migrating", MigrationPatience, time, cancel);

    /// <summary>
    /// The framework marks a migration in progress by a row, and waits for ever for a row whose owner was killed. We
    /// hold the file's lock, so whoever wrote one is dead.
    /// </summary>
    public override async Task ForgetDeadMigratorAsync(CancellationToken cancel)
    {
        var isMarked = await Database
            .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .FirstAsync(cancel);
        if (isMarked > 0)
            await Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
    }

    public override Task<IAsyncDisposable?> ReignAsync(CancellationToken cancel) =>
        Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Reads a sample of the tables that have grown, in milliseconds; without it the wrong index is taken.
    /// </summary>
    public override Task TidyAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002", cancel);

    /// <summary>The log beside the file is emptied when no reader needs it; else its pages are used again by and by.
    /// </summary>
    public override Task ForgetAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancel);

    public override async Task BackupAsync(string file, CancellationToken cancel)
    {
        if (File.Exists(file))
            throw new StorageException($"{file} is there already; a backup is never written over.");
        try
        {
            await Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancel);
        }
        catch (SqliteException e)
        {
            throw new StorageException($"The backup {file} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>How to reach the file. Connections are pooled; each is made ready when it is opened.</summary>
    public static DbContextOptions<SqliteHotline> Reach(string file, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            // The driver asks again for so long after SQLite itself has given up waiting.
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(busyTimeout.TotalSeconds)),
        };
        return new DbContextOptionsBuilder<SqliteHotline>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new Readiness(busyTimeout))
            .Options;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        // SQLite cannot compare DateTimeOffset.
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantColumn>();
    }

    static void Run(DbConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// FULL: what KeepAsync has answered is on the disk, not in a cache. Secure: what is removed or written over is
    /// zeroed in the file, so that a number or a text that was taken away cannot be read from what is left. One that
    /// finds the write lock taken waits in SQLite, which wakes sooner than the driver.
    /// </summary>
    sealed class Readiness(TimeSpan busyTimeout) : DbConnectionInterceptor
    {
        readonly string _pragmas =
            $"PRAGMA busy_timeout={(int)busyTimeout.TotalMilliseconds}; PRAGMA synchronous=FULL; "
            + "PRAGMA secure_delete=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Run(connection, _pragmas);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run(connection, _pragmas);
            return Task.CompletedTask;
        }
    }
}
