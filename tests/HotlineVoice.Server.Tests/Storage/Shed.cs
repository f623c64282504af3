using HotlineVoice.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>A data directory of a test's own, on a real disk, and storage opened in it.</summary>
sealed class Shed : IAsyncDisposable
{
    StorageService? _storage;

    public Shed()
    {
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "hv-storage-" + Guid.NewGuid().ToString("N"));
    public string DatabasePath => Path.Combine(Folder, StorageService.DatabaseFileName);
    public TestTime Time { get; } = new();

    public StorageOptions Options => new() { DataDirectory = Folder, BusyTimeout = TimeSpan.FromSeconds(1) };

    public async Task<StorageService> OpenAsync() => _storage = await AnotherAsync();

    /// <summary>A second process, as far as the database can tell: with connections and a gate of its own.</summary>
    public Task<StorageService> AnotherAsync() =>
        StorageService.OpenAsync(Options, NullLoggerFactory.Instance, Time,
            cancel: TestContext.Current.CancellationToken);

    /// <summary>
    /// A kill -9 is a copy of the files as they lie at that moment, opened by a new process: what the kernel holds for
    /// the dead one is exactly what another reader of its files sees.
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
        return await after.OpenAsync();
    }

    /// <summary>A connection that knows nothing of our code.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        return connection;
    }

    public int Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public object? Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
            await _storage.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
