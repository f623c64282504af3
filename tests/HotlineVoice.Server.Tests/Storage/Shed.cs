using System.Data.Common;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>
/// A data directory of a test's own, on a real disk, with a database in it or on a real server, and storage opened
/// over both.
/// </summary>
sealed class Shed : IAsyncDisposable
{
    /// <summary>The cheapest there is: a test of a list of people must not take a second for each of them.</summary>
    const int PasswordRounds = 1;

    /// <summary>Longer than filling a large table takes.</summary>
    const int PatienceSeconds = 900;

    readonly Product _product;
    RentedDatabase? _rented;
    StorageService? _storage;

    public Shed(Product product = Product.Sqlite)
    {
        _product = product;
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "hv-storage-" + Guid.NewGuid().ToString("N"));
    public string DatabasePath => Path.Combine(Folder, StorageService.DatabaseFileName);
    public TestTime Time { get; } = new();

    /// <summary>Begins without any table. Else all are there, which spares every test to make them.</summary>
    public bool IsBlank { get; init; }

    public StorageOptions Options => new()
    {
        DataDirectory = Folder,
        ConnectionString = _product == Product.PostgreSql ? Rented.Address : null,
        BusyTimeout = TimeSpan.FromSeconds(1),
        PasswordRounds = PasswordRounds,
    };

    RentedDatabase Rented => _rented ??= IsBlank ? RentedDatabase.TakeBlank() : RentedDatabase.Take();

    public async Task<StorageService> OpenAsync() => _storage = await AnotherAsync();

    /// <summary>A second process, as far as the database can tell: with connections and a gate of its own.</summary>
    public async Task<StorageService> AnotherAsync()
    {
        if (_product == Product.Sqlite && !IsBlank)
            await MigratedFile.PutAsync(Folder);
        return await StorageService.OpenAsync(Options, NullLoggerFactory.Instance, Time,
            cancel: TestContext.Current.CancellationToken);
    }

    /// <summary>A second machine: the same database on its server, a directory of its own.</summary>
    public Shed Neighbour() => new(_product) { _rented = Rented.Join() };

    /// <summary>
    /// A kill -9 is a copy of the files as they lie at that moment, opened by a new process: what the kernel holds for
    /// the dead one is exactly what another reader of its files sees. A database on a server outlives it.
    /// </summary>
    public async Task<StorageService> KillAndRestartAsync(Shed after)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(after.Folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // Not the shared memory of the living process: a dead one leaves it useless, and SQLite makes it anew.
            if (!file.EndsWith("-shm", StringComparison.Ordinal))
                File.Copy(file, copy, overwrite: true);
        }
        if (_product == Product.PostgreSql)
        {
            after._rented ??= Rented.Join();
            // The kernel closes a dead process's connections; this one lives, so its lock is taken from it.
            Execute("""
                SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND database =
                    (SELECT oid FROM pg_database WHERE datname = current_database())
                """);
        }
        return await after.OpenAsync();
    }

    /// <summary>A connection that knows nothing of our code.</summary>
    public DbConnection Connect()
    {
        DbConnection connection = _product == Product.PostgreSql
            ? new NpgsqlConnection(Rented.Address + ";Pooling=False")
            : new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>As when another process changes everything: until it is given back nobody writes.</summary>
    public IDisposable Hold()
    {
        var connection = Connect();
        var transaction = connection.BeginTransaction();
        if (_product == Product.PostgreSql)
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                """
                DO $$ DECLARE relation text; BEGIN
                    FOR relation IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
                        EXECUTE 'LOCK TABLE ' || relation || ' IN EXCLUSIVE MODE';
                    END LOOP;
                END $$
                """;
            command.ExecuteNonQuery();
        }
        return new Held(connection, transaction);
    }

    public int Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = PatienceSeconds;
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; every whole number as a long.</summary>
    public object? Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is var answer && answer is int small ? (long)small : answer;
    }

    /// <summary>How the database would find these rows, if it could choose freely among indexes.</summary>
    public string Plan(string select)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = _product == Product.PostgreSql
            ? $"SET enable_seqscan = off; EXPLAIN {select}"
            : $"EXPLAIN QUERY PLAN {select}";
        using var plan = command.ExecuteReader();
        var lines = new List<string>();
        while (plan.Read())
            lines.Add(plan.GetString(_product == Product.PostgreSql ? 0 : 3));
        return string.Join('\n', lines);
    }

    /// <summary>All that this table holds, as somebody sees it who reads the disk.</summary>
    public string Bytes(string table) => _product == Product.PostgreSql
        ? (string)Ask($"SELECT coalesce(string_agg(row::text, ' '), '') FROM {table} AS row")!
        : File.ReadAllText(DatabasePath);

    /// <summary>The test changes more than rows.</summary>
    public void Spoil()
    {
        if (_product == Product.PostgreSql)
            Rented.IsReusable = false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
            await _storage.DisposeAsync();
        if (_product == Product.Sqlite)
            SqliteConnection.ClearAllPools();
        _rented?.Leave();
        Directory.Delete(Folder, recursive: true);
    }

    sealed class Held(DbConnection connection, DbTransaction transaction) : IDisposable
    {
        public void Dispose()
        {
            transaction.Dispose();
            connection.Dispose();
        }
    }
}
