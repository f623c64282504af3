using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage;

public abstract class OtherProcessTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : OtherProcessTests(Product.Sqlite)
    {
        [Fact]
        public async Task While_another_process_holds_the_file_nothing_is_kept_and_afterwards_everything()
        {
            var fact = Samples.Begun(Samples.Call("01CALL"));
            using (_shed.Hold())
            {
                var refused = await Assert.ThrowsAsync<StorageException>(() => _storage.KeepAsync([fact], Cancel));

                Assert.Contains("locked", refused.Message);
                Assert.Null(await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel));
            }

            await _storage.KeepAsync([fact], Cancel);

            Assert.NotNull(await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel));
        }

        [Fact]
        public async Task A_backup_is_whole_while_facts_are_kept_and_is_never_written_over()
        {
            await _storage.KeepAsync([Samples.Left(Samples.Voicemail("vm1"))], Cancel);
            var file = Path.Combine(_shed.Folder, "copy.db");

            await _storage.BackupAsync(file, Cancel);

            using var copy = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
            copy.Open();
            using var command = copy.CreateCommand();
            command.CommandText = "SELECT number FROM voicemails";
            Assert.Equal("03250001", command.ExecuteScalar());
            await Assert.ThrowsAsync<StorageException>(() => _storage.BackupAsync(file, Cancel));
        }
    }

    public sealed class OnPostgreSql() : OtherProcessTests(Product.PostgreSql)
    {
        [Fact]
        public async Task While_another_process_holds_the_database_facts_are_kept_here_and_carried_afterwards()
        {
            var fact = Samples.Begun(Samples.Call("01CALL"));
            await _storage.CarryAsync(Cancel);
            using (_shed.Hold())
            {
                await _storage.Facts.KeepAsync([fact], Cancel);

                var waiting = await Assert.ThrowsAsync<StorageException>(() => _storage.CarryAsync(Cancel));
                Assert.Contains("locked", waiting.Message);
                Assert.Null(await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel));
            }

            await _storage.CarryAsync(Cancel);

            Assert.NotNull(await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel));
        }
    }

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        await _storage.KeepAsync([Samples.Begun(Samples.Call("01CALL"))], Cancel);
        using var holding = _shed.Hold();

        Assert.NotNull(await _storage.Calls.FindAsync(new CallId("01CALL"), Cancel));
    }

    [Fact]
    public async Task The_check_says_ok_only_when_the_database_can_be_written()
    {
        using (_shed.Hold())
        {
            Assert.Matches("locked|busy", await _storage.CheckAsync(Cancel));
        }

        Assert.Equal("ok", await _storage.CheckAsync(Cancel));
    }

    [Fact]
    public async Task A_command_adds_people_while_the_server_keeps_facts()
    {
        await using var command = await _shed.AnotherAsync();
        var serving = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
                await _storage.KeepAsync([Samples.Begun(Samples.Call($"C{i:D3}"))], Cancel);
        });

        for (var i = 0; i < 5; i++)
            Assert.True(await command.People.AddAsync(new Person($"u{i}", "名", ["agent"], [], null), "p", Cancel));
        await serving;

        Assert.Equal(5, (await _storage.People.ListAsync(Cancel)).Count);
        Assert.Equal(100L, _shed.Ask("SELECT count(*) FROM calls"));
    }

    [Fact]
    public async Task A_database_that_goes_away_is_said_by_the_check()
    {
        await _storage.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _storage = await _shed.OpenAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _shed.Spoil();
        _shed.Execute("ALTER TABLE counters RENAME TO counters_gone");

        Assert.NotEqual("ok", await _storage.CheckAsync(Cancel));

        _shed.Execute("ALTER TABLE counters_gone RENAME TO counters");
        Assert.Equal("ok", await _storage.CheckAsync(Cancel));
    }
}
