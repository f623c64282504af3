using System.CommandLine;
using System.Net.Sockets;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Settings;
using HotlineVoice.Storage;
using HotlineVoice.Switch;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace HotlineVoice.Server.Commands;

/// <summary>The verbs of the program and what its exit codes mean: 0 done, 1 not done, 2 bad command line.</summary>
sealed class CommandLine(Terminal terminal)
{
    const int Done = 0, NotDoneCode = 1, BadCommandLine = 2;

    /// <summary>Reads the arguments and runs the verb.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (!SettingSources.TrySplit(arguments, out var given, out var rest, out var wrong))
            return await RefuseAsync(BadCommandLine, [wrong!]);
        var result = Root(given).Parse(rest);
        if (result.Errors.Count > 0)
            return await RefuseAsync(BadCommandLine, result.Errors.Select(error => error.Message));
        try
        {
            // Signals are the verbs' own: serve drains its calls before it goes.
            return await result.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.Out,
                Error = terminal.Error,
            });
        }
        catch (Exception error) when (IsForTheOperator(error))
        {
            return await RefuseAsync(NotDoneCode, [error.Message]);
        }
    }

    /// <summary>
    /// Makes an action of a verb that needs valid settings; every wrong one is named before anything is done.
    /// </summary>
    internal Func<ParseResult, CancellationToken, Task<int>> With(
        IReadOnlyDictionary<string, string?> given,
        Func<HotlineSettings, ParseResult, CancellationToken, Task<int>> verb) =>
        async (parsed, cancel) =>
        {
            var (settings, problems) = HotlineSettings.Read(SettingSources.Build(given));
            return problems.Count == 0
                ? await verb(settings, parsed, cancel)
                : await RefuseAsync(NotDoneCode, problems);
        };

    /// <summary>Runs a verb on the stores of the data directory, whether the server is running or not.</summary>
    internal Func<ParseResult, CancellationToken, Task<int>> WithStorage(
        IReadOnlyDictionary<string, string?> given, Func<StorageService, HotlineSettings, ParseResult, Task> verb) =>
        With(given, async (settings, parsed, cancel) =>
        {
            using var logs = StandardError.Open(LogEventLevel.Warning);
            await using var storage = await StorageService.OpenAsync(settings.Storage, logs, cancel: cancel);
            await verb(storage, settings, parsed);
            return Done;
        });

    RootCommand Root(IReadOnlyDictionary<string, string?> given)
    {
        var root = new RootCommand("HotlineVoice, a hotline server for 12345 and 12316")
        {
            new Command("serve", "Run the server (the default)"),
            new DemoVerb(terminal).Command(this, given),
            new CheckVerb(terminal).Command(this, given),
            new CallVerb(terminal).Command(this, given),
            new UserVerb(terminal).Command(this, given),
            new SeatVerb(terminal).Command(this, given),
            new TokenVerb(terminal).Command(this, given),
        };
        var serve = With(given, (settings, _, _) => new ServeVerb(terminal).RunAsync(settings));
        root.SetAction(serve);
        root.Subcommands[0].SetAction(serve);
        return root;
    }

    /// <summary>
    /// Ours; a settings file that is no JSON; and what the system refuses: a file, a folder, an address. The rest are
    /// bugs, and a bug says where it is.
    /// </summary>
    static bool IsForTheOperator(Exception error) =>
        error is NotDone or StorageException or SwitchStartException or InvalidDataException or IOException
            or UnauthorizedAccessException or SocketException;

    async Task<int> RefuseAsync(int code, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
            await terminal.Error.WriteLineAsync("hotline: " + OneLine.Escape(sentence));
        return code;
    }
}
