using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Server.Tests.Storage.Tables;
using HotlineVoice.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage;

public abstract class MigrationTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : MigrationTests(Product.Sqlite)
    {
        /// <summary>
        /// The framework leaves a row while it migrates and waits for ever for one whose owner was killed: a first
        /// start that is cut off would have been the last.
        /// </summary>
        [Fact]
        public async Task A_start_that_was_killed_while_it_migrated_does_not_stop_the_next()
        {
            _shed.Execute(
                """
                CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);
                INSERT INTO __EFMigrationsLock VALUES (1, '2026-03-25 09:00:00');
                """);

            await using var storage = await _shed.OpenAsync();

            Assert.Equal("ok", await storage.CheckAsync(Cancel));
        }

        [Fact]
        public async Task A_file_that_is_no_database_is_named_in_one_sentence()
        {
            await File.WriteAllTextAsync(_shed.DatabasePath, new string('x', 4096), Cancel);

            var refused = await Assert.ThrowsAsync<StorageException>(_shed.AnotherAsync);

            Assert.Contains(_shed.DatabasePath, refused.Message);
            Assert.Contains("no database", refused.Message);
        }

        [Fact]
        public async Task A_data_directory_that_is_a_file_is_named_in_one_sentence()
        {
            var file = Path.Combine(_shed.Folder, "not-a-folder");
            await File.WriteAllTextAsync(file, "", Cancel);
            var options = new StorageOptions { DataDirectory = file };

            var refused = await Assert.ThrowsAsync<StorageException>(
                () => StorageService.OpenAsync(options, NullLoggerFactory.Instance, _shed.Time, cancel: Cancel));

            Assert.Contains(file, refused.Message);
        }

        [Fact]
        public async Task The_file_is_in_wal_mode_and_a_promise_waits_for_the_disk()
        {
            await using var storage = await _shed.OpenAsync();
            await using var context = Context();
            await context.Database.OpenConnectionAsync(Cancel);

            // As on every connection that storage opens.
            Assert.Equal("wal", _shed.Ask("PRAGMA journal_mode"));
            Assert.Equal(2, await context.Database
                .SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").FirstAsync(Cancel));
        }

        [Fact]
        public async Task A_restored_backup_is_put_into_wal_mode_at_the_next_start()
        {
            var copy = Path.Combine(_shed.Folder, "copy.db");
            await using (var storage = await _shed.AnotherAsync())
                await storage.BackupAsync(copy, Cancel);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Move(copy, _shed.DatabasePath, overwrite: true);
            Assert.Equal("delete", _shed.Ask("PRAGMA journal_mode"));

            await _shed.OpenAsync();

            Assert.Equal("wal", _shed.Ask("PRAGMA journal_mode"));
        }
    }

    public sealed class OnPostgreSql() : MigrationTests(Product.PostgreSql)
    {
        [Fact]
        public async Task A_promise_waits_for_the_disk_and_who_waits_for_a_lock_hears_of_it()
        {
            await using var storage = await _shed.OpenAsync();
            await using var context = Context();

            Assert.Equal(["on", "1s"], await context.Database.SqlQuery<string>(
                $"""
                SELECT current_setting('synchronous_commit') AS "Value" UNION ALL SELECT current_setting('lock_timeout')
                """).ToListAsync(Cancel));
        }

        [Fact]
        public async Task A_user_who_may_not_make_tables_is_told_so_with_the_databases_name()
        {
            _shed.Execute("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'reads'");

            var refused = await RefusedAsync(address =>
            {
                address.Username = "reader";
                address.Password = "reads";
            });

            Assert.Contains("rights do not suffice", refused);
            Assert.DoesNotContain("reads", refused);
        }

        [Fact]
        public async Task A_wrong_password_is_said_and_not_shown()
        {
            var refused = await RefusedAsync(address => address.Password = "quite-wrong");

            Assert.Contains("does not let us in: password authentication failed for user \"hotline\"", refused);
            Assert.DoesNotContain("quite-wrong", refused);
        }

        [Fact]
        public async Task A_database_that_is_not_there_is_named()
        {
            var refused = await RefusedAsync(address => address.Database = "nowhere");

            Assert.Contains("/nowhere: There is no such database", refused);
        }

        [Fact]
        public async Task A_server_that_is_not_there_is_named()
        {
            var refused = await RefusedAsync(address => address.Port = 1);

            Assert.Contains("PostgreSQL 127.0.0.1:1/", refused);
            Assert.Contains("cannot be reached: Connection refused", refused);
        }

        [Fact]
        public async Task A_database_that_cannot_hold_chinese_is_refused()
        {
            var name = $"hv_ascii_{Environment.ProcessId}";
            Cluster.Execute(Cluster.SharedAddress,
                $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");

            var refused = await RefusedAsync(address => address.Database = name);

            Cluster.Execute(Cluster.SharedAddress, $"DROP DATABASE {name}");
            Assert.Contains("encoding is SQL_ASCII", refused);
        }

        [Fact]
        public async Task A_backup_is_left_to_its_own_tools()
        {
            await using var storage = await _shed.OpenAsync();

            var refused = await Assert.ThrowsAsync<StorageException>(
                () => storage.BackupAsync(Path.Combine(_shed.Folder, "copy"), Cancel));

            Assert.Contains("pg_dump", refused.Message);
        }

        async Task<string> RefusedAsync(Action<Npgsql.NpgsqlConnectionStringBuilder> change)
        {
            var address = new Npgsql.NpgsqlConnectionStringBuilder(_shed.Options.ConnectionString) { Pooling = false };
            change(address);
            var options = _shed.Options with { ConnectionString = address.ToString() };
            return (await Assert.ThrowsAsync<StorageException>(() => StorageService.OpenAsync(
                options, NullLoggerFactory.Instance, _shed.Time, cancel: Cancel))).Message;
        }
    }

    readonly Shed _shed = new(product) { IsBlank = true };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public void The_model_has_no_change_that_no_migration_makes()
    {
        using var context = Context();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    /// <summary>As after every update: with lines in it that nobody may lose.</summary>
    [Fact]
    public async Task A_database_of_any_older_schema_becomes_todays()
    {
        string first;
        await using (var context = Context())
        {
            first = context.Database.GetMigrations().First();
            await context.Database.MigrateAsync(first, Cancel);
            var instant = context.Instant(Samples.Morning);
            await context.Database.ExecuteSqlRawAsync(
                "INSERT INTO audit (at, who, what) VALUES ({0}, 'li', 'before')", [instant], Cancel);
            foreach (var later in context.Database.GetMigrations().Skip(1))
                await context.Database.MigrateAsync(later, Cancel);
            await context.Database.MigrateAsync(first, Cancel);
        }

        await using var storage = await _shed.OpenAsync();

        var line = Assert.Single(await storage.Audit.ListAsync(10, Cancel));
        Assert.Equal(("before", Samples.Morning), (line.What, line.At));
        await using var after = Context();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync(Cancel));
    }

    /// <summary>An older program told files of tickets from sound by the beginning of their names.</summary>
    [Fact]
    public async Task What_was_still_to_be_removed_is_still_to_be_removed_from_its_shelf()
    {
        await using var context = Context();
        var migrations = context.Database.GetMigrations().ToList();
        var at = migrations.FindIndex(name => name.EndsWith("_DoomedFilesByShelf", StringComparison.Ordinal));
        await context.Database.MigrateAsync(migrations[at - 1], Cancel);
        await context.Database.ExecuteSqlRawAsync(
            "INSERT INTO doomed_recordings (recording_id, since) VALUES ('rec-1', {0}), ('enclosures/scan1', {0})",
            [context.Instant(Samples.Morning)], Cancel);

        await context.Database.MigrateAsync(migrations[at], Cancel);

        Assert.Equal(["Enclosures scan1", "Recordings rec-1"], await context.Database.SqlQuery<string>(
            $"""SELECT shelf || ' ' || id AS "Value" FROM doomed_files ORDER BY shelf""").ToListAsync(Cancel));
    }

    [Fact]
    public async Task What_a_unit_had_before_its_list_lay_in_order_is_still_listed()
    {
        await using (var today = await _shed.AnotherAsync())
            foreach (var minute in new[] { 0, 5, 3 })
            {
                var file = await today.Tickets.AddAsync(1, TicketSamples.Day, no => TicketSamples.Registered(
                    no, one => one with { CreatedAt = Samples.Morning.AddMinutes(minute) }), Cancel);
                await today.Tickets.TrySaveAsync(TicketSamples.Dispatched(file), Cancel);
            }
        await using (var context = Context())
        {
            var migrations = context.Database.GetMigrations().ToList();
            var at = migrations.FindIndex(name => name.EndsWith("_AssignmentsInOrder", StringComparison.Ordinal));
            await context.Database.MigrateAsync(migrations[at - 1], Cancel);
        }

        await using var storage = await _shed.OpenAsync();

        var (items, _) = await storage.Tickets.ListAsync(new() { SeenByOrg = "211224" }, Cancel);
        Assert.Equal(["2", "3", "1"], items.Select(file => file.Ticket.TicketNo[^1..]));
    }

    [Fact]
    public async Task Four_processes_that_open_a_new_database_at_once_find_one_schema()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_shed.AnotherAsync)));

        using var context = Context();
        Assert.Equal((long)context.Database.GetMigrations().Count(),
            _shed.Ask("SELECT count(*) FROM \"__EFMigrationsHistory\""));
        foreach (var storage in opened)
        {
            Assert.Equal("ok", await storage.CheckAsync(Cancel));
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await (await _shed.AnotherAsync()).DisposeAsync();
        _shed.Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Later', '99.0')");

        var refused = await Assert.ThrowsAsync<StorageException>(_shed.AnotherAsync);

        Assert.Contains("newer program", refused.Message);
    }

    HotlineContext Context() => product == Product.PostgreSql
        ? new PostgreSqlHotline(
            PostgreSqlHotline.Reach(_shed.Options.ConnectionString!, TimeSpan.FromSeconds(1)))
        : new SqliteHotline(SqliteHotline.Reach(_shed.DatabasePath, TimeSpan.FromSeconds(1)));
}
