using System.Diagnostics;
using HotlineVoice.Server.Tests.Architecture;
using Npgsql;

namespace HotlineVoice.Server.Tests.Storage.Products;

/// <summary>
/// A PostgreSQL server of our own, made by tests/postgres.sh. All tests share one that forgets what it was told when
/// the machine fails; tests of crashes have one for themselves.
/// </summary>
sealed class Cluster : IAsyncDisposable
{
    /// <summary>A server that is there already, as a connection string of somebody who may make databases.</summary>
    const string Given = "HOTLINE_TEST_POSTGRES";

    static readonly Lazy<string> _shared = new(
        () => Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given ? given : Start().Address);

    readonly string _folder;

    Cluster(string folder, string address)
    {
        (_folder, Address) = (folder, address);
    }

    /// <summary>Of the server that all tests share; it is started by the first who asks.</summary>
    public static string SharedAddress => _shared.Value;

    /// <summary>A connection string of its first user.</summary>
    public string Address { get; }

    /// <summary>It ends with this process at the latest, however that ends.</summary>
    public static Cluster Start(params string[] options)
    {
        var said = Run(["start", "--while", $"{Environment.ProcessId}", .. options])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Cluster(said[0], said[1]);
    }

    /// <summary>All its processes at once, as when the machine loses its power; and up again.</summary>
    public void Restart() => Run("restart", _folder);

    public void Crash() => Run("crash", _folder);

    public void Resume() => Run("resume", _folder);

    /// <summary>The same server, another database of it.</summary>
    public static string Of(string address, string database) =>
        new NpgsqlConnectionStringBuilder(address) { Database = database }.ToString();

    public static void Execute(string address, string sql)
    {
        using var connection = new NpgsqlConnection(address + ";Pooling=False");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public ValueTask DisposeAsync()
    {
        Run("stop", _folder);
        return ValueTask.CompletedTask;
    }

    static string Run(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("tests/postgres.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var script = Process.Start(start)!;
        var wrong = script.StandardError.ReadToEndAsync();
        var said = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        return script.ExitCode == 0
            ? said
            : throw new InvalidOperationException(
                $"{wrong.Result.Trim()} (these tests need it; or name one in {Given})");
    }
}
