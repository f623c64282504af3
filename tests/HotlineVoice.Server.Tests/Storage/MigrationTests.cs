using HotlineVoice.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage;

public sealed class MigrationTests : IAsyncLifetime
{
    const string First = "20261123233029_Initial";

    readonly Shed _shed = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public void The_model_has_no_change_that_no_migration_makes()
    {
        using var context = Context();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task An_empty_file_and_a_file_of_the_first_schema_become_todays()
    {
        await using (var context = Context())
            await context.Database.MigrateAsync(First, Cancel);
        _shed.Execute("INSERT INTO audit (at, who, what) VALUES (0, 'li', 'before')");

        await using var storage = await _shed.OpenAsync();

        Assert.Equal("before", Assert.Single(await storage.Audit.ListAsync(10, Cancel)).What);
        await using var after = Context();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task Four_processes_that_open_a_new_directory_at_once_find_one_schema()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_shed.AnotherAsync)));

        using var context = Context();
        Assert.Equal((long)context.Database.GetMigrations().Count(),
            _shed.Ask("SELECT count(*) FROM __EFMigrationsHistory"));
        foreach (var storage in opened)
        {
            Assert.Equal("ok", await storage.CheckAsync(Cancel));
            await storage.DisposeAsync();
        }
    }

    /// <summary>
    /// The framework leaves a row while it migrates and waits for ever for one whose owner was killed: a first start
    /// that is cut off would have been the last.
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
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await (await _shed.AnotherAsync()).DisposeAsync();
        _shed.Execute("INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '99.0')");

        var refused = await Assert.ThrowsAsync<StorageException>(_shed.AnotherAsync);

        Assert.Contains("newer program", refused.Message);
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
        Assert.Equal(2, await context.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous")
            .FirstAsync(Cancel));
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

    SqliteHotline Context() => new(SqliteHotline.Reach(_shed.DatabasePath, TimeSpan.FromSeconds(1)));
}
