using System.Data.Common;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Storage.Products;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineVoice.Storage;

/// <summary>The model in PostgreSQL, which several machines may share.</summary>
sealed class PostgreSqlHotline(DbContextOptions<PostgreSqlHotline> options) : HotlineContext(options)
{
    /// <summary>The oldest that its makers still mend, and that Debian 12 brings.</summary>
    const int VersionMin = 15;

    /// <summary>«hotline» in ASCII: whoever else uses advisory locks in this database will not hit it by chance.
    /// </summary>
    const long MigrationKey = 0x686F746C696E65;

    const long ReignKey = MigrationKey + 1;

    /// <summary>A firewall must not forget a connection that holds a lock and says nothing.</summary>
    const int KeepAliveSeconds = 30;

    /// <summary>The database may need a moment to see that a server which was killed is gone.</summary>
    static readonly TimeSpan _reignPatience = TimeSpan.FromSeconds(5);

    public override string Place => PlaceOf(new NpgsqlConnectionStringBuilder(Database.GetConnectionString()));

    /// <summary>Carrier, numberer, and two for what people do.</summary>
    public override int WritersMax => 4;

    /// <summary>More would only wait for each other's rows, and take the connections from readers.</summary>
    public override int? EditorsMax => 16;

    public override string ForUpdate => " FOR UPDATE";

    /// <summary>The driver takes UTC only for what PostgreSQL keeps without an offset.</summary>
    public override object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <summary>
    /// Nothing: every commit waits for the disk. A numbering that was seen and then lost could come out in another
    /// order, because here rows become visible in another order than they are written.
    /// </summary>
    public override void Promise(DbConnection connection, bool promised)
    {
    }

    /// <summary>A row that is always there, changed to what it is: that needs a disk that takes it.</summary>
    public override void TryWriteLock(DbConnection connection, TimeSpan patience)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(patience.TotalSeconds));
        command.CommandText = FormattableString.Invariant(
            $"""
            BEGIN; SET LOCAL lock_timeout = {(int)patience.TotalMilliseconds};
            UPDATE counters SET value = value WHERE name = 'revision'; ROLLBACK;
            """);
        command.ExecuteNonQuery();
    }

    /// <summary>Old, of another encoding or read-only: said before anything is tried.</summary>
    public override async Task CheckProductAsync(CancellationToken cancel)
    {
        var version = await SettingAsync("server_version_num", cancel);
        if (int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) / 10_000 is var major
            && major < VersionMin)
            throw new StorageException($"It is PostgreSQL {major}; {VersionMin} or newer is needed.");
        if (await SettingAsync("server_encoding", cancel) is var encoding and not "UTF8")
            throw new StorageException($"Its encoding is {encoding}; create the database with ENCODING 'UTF8'.");
    }

    public override Task<bool> IsSetUpAsync(CancellationToken cancel) => Task.FromResult(true);

    public override Task SetUpAsync(CancellationToken cancel) => Task.CompletedTask;

    public override Task<IAsyncDisposable> LockMigrationsAsync(TimeProvider time, CancellationToken cancel) =>
        AdvisoryTurn.TakeAsync(OwnConnection(), MigrationKey, MigrationPatience, cancel);

    public override async Task<IAsyncDisposable?> ReignAsync(CancellationToken cancel)
    {
        try
        {
            return await AdvisoryTurn.TakeAsync(OwnConnection(), ReignKey, _reignPatience, cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new StorageException($"Another server works on {Place}; there may be one at a time.", e);
        }
    }

    /// <summary>The framework locks a table in its transaction; a dead session holds nothing.</summary>
    public override Task ForgetDeadMigratorAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Autovacuum does.</summary>
    public override Task TidyAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Dead rows go with autovacuum, and the log of writes when the server uses its files again.</summary>
    public override Task ForgetAsync(CancellationToken cancel) => Task.CompletedTask;

    public override Task BackupAsync(string file, CancellationToken cancel) => throw new StorageException(
        $"{Place} is copied by PostgreSQL's own tools (pg_dump, pg_basebackup); see deploy/postgres.");

    /// <summary>How to reach the server. The driver pools connections.</summary>
    public static DbContextOptions<PostgreSqlHotline> Reach(string connectionString, TimeSpan busyTimeout) =>
        new DbContextOptionsBuilder<PostgreSqlHotline>()
            .UseNpgsql(PostgreSqlAddress.Complete(connectionString, busyTimeout))
            .AddInterceptors(new PlainText())
            .Options;

    /// <summary>Where it is, as a sentence may name it: without user's password.</summary>
    public static string PlaceOf(NpgsqlConnectionStringBuilder address) =>
        FormattableString.Invariant($"PostgreSQL {address.Host}:{address.Port}/{address.Database}");

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<DateTimeOffset>().HaveConversion<UniversalInstantColumn>();
        // By code points, as in SQLite: pages of a list and prefixes then mean the same in both, whatever the locale.
        configuration.Properties<string>().UseCollation("C");
        configuration.Properties<CallId>().UseCollation("C");
    }

    /// <summary>Not pooled: its locks and settings end with it.</summary>
    NpgsqlConnection OwnConnection()
    {
        var own = new NpgsqlConnectionStringBuilder(Database.GetConnectionString())
        {
            Pooling = false,
            KeepAlive = KeepAliveSeconds,
        };
        return new NpgsqlConnection(own.ToString());
    }

    async Task<string> SettingAsync(string name, CancellationToken cancel) =>
        await Database.SqlQuery<string>($"SELECT current_setting({name}) AS \"Value\"").FirstAsync(cancel);
}
