using HotlineVoice.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage.Products;

/// <summary>
/// An SQLite database with our schema and nothing in it, made once and copied: to bring one up takes a tenth of a
/// second in a warm process and more than a second in a program that has just started.
/// </summary>
static class MigratedFile
{
    static readonly Lazy<Task<byte[]>> _file = new(MakeAsync);

    public static async Task PutAsync(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        var path = Path.Combine(dataDirectory, StorageService.DatabaseFileName);
        if (!File.Exists(path))
            await File.WriteAllBytesAsync(path, await _file.Value);
    }

    static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-template-").FullName;
        var options = new StorageOptions { DataDirectory = folder };
        await (await StorageService.OpenAsync(options, NullLoggerFactory.Instance)).DisposeAsync();
        var path = Path.Combine(folder, StorageService.DatabaseFileName);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        var bytes = await File.ReadAllBytesAsync(path);
        Directory.Delete(folder, recursive: true);
        return bytes;
    }
}
