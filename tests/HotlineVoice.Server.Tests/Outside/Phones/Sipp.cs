using System.Globalization;
using System.Net;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>
/// Runs a scenario of the tests in sipp, a SIP phone that we did not write. Words in braces in the scenario are
/// replaced before it starts.
/// </summary>
sealed record Sipp(string Scenario, IPEndPoint Server)
{
    static int _numbers;

    public IPAddress From { get; init; } = Citizens;

    /// <summary>Address of the trunk «city».</summary>
    public static IPAddress Citizens { get; } = IPAddress.Parse("127.0.0.2");

    /// <summary>Address of the trunk «narrow», which has one line.</summary>
    public static IPAddress Narrow { get; } = IPAddress.Parse("127.0.0.3");

    /// <summary>The calling number.</summary>
    public string Number { get; init; } = NewNumber();

    /// <summary>What is dialled.</summary>
    public string Dialled { get; init; } = "12316";

    public int Calls { get; init; } = 1;

    public int CallsPerSecond { get; init; } = 10;

    public bool Tcp { get; init; }

    /// <summary>One line for each caller, [field0] in the scenario, instead of the calling number of all.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>
    /// Replacements for {words} of the scenario; these are what a caller does who is not told otherwise.
    /// </summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>
    {
        ["display"] = "",
        ["headers"] = "Subject: a call from outside",
        ["holdMs"] = "300",
        ["beforeMs"] = "700",
        ["betweenMs"] = "700",
    };

    /// <summary>Another number for each caller of this run of the tests; the last four digits are his.</summary>
    public static string NewNumber() =>
        string.Create(CultureInfo.InvariantCulture, $"139{Interlocked.Increment(ref _numbers):D8}");

    public Sipp With(string word, string value) =>
        this with { Values = new Dictionary<string, string>(Values) { [word] = value } };

    public Child Start(out string folder)
    {
        folder = Directory.CreateTempSubdirectory("hotline-sipp-").FullName;
        var scenario = Path.Combine(folder, "scenario.xml");
        File.WriteAllText(scenario, Filled());
        var port = Kernel.FreePort(From);
        string[] words =
        [
            "-sf", scenario, "-i", From.ToString(), "-p", Text(port), "-mi", From.ToString(), "-mp", Text(port + 2),
            "-s", Dialled, "-key", "from", Number, "-auth_uri", "localhost", "-nostdin",
            "-m", Text(Calls), "-r", Text(CallsPerSecond),
            .. CallersIn(folder), "-t", Tcp ? "t1" : "u1",
            "-trace_err", "-error_file", Path.Combine(folder, "errors.txt"),
            $"{(Tcp ? "127.0.0.1" : Server.Address.ToString())}:{Server.Port}",
        ];
        return Child.Start("sipp", words, folder);
    }

    /// <summary>Runs it to its end; every call of it must have gone as the scenario says.</summary>
    public async Task RunAsync(TimeSpan? limit = null)
    {
        var ended = await EndAsync(limit);
        Assert.True(ended.Code == 0, $"{Scenario} failed:\n{ended.Errors}");
    }

    /// <summary>Runs it to its end, however it ends. Errors: what sipp wrote of calls that went wrong.</summary>
    public async Task<Ended> EndAsync(TimeSpan? limit = null)
    {
        await using var child = Start(out var folder);
        child.Input.Close();
        var ended = await child.EndAsync(limit ?? Waiting.Long);
        var errors = Path.Combine(folder, "errors.txt");
        var told = File.Exists(errors) ? File.ReadAllText(errors) : "";
        Directory.Delete(folder, recursive: true);
        return ended with { Errors = told + ended.Errors };
    }

    IEnumerable<string> CallersIn(string folder)
    {
        if (Lines.Count == 0)
            return [];
        var path = Path.Combine(folder, "callers.csv");
        File.WriteAllLines(path, ["SEQUENTIAL", .. Lines]);
        return ["-inf", path];
    }

    string Filled()
    {
        var text = File.ReadAllText(Repository.PathOf(
            $"tests/HotlineVoice.Server.Tests/Outside/Scenarios/{Scenario}.xml"));
        return Values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value));
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
