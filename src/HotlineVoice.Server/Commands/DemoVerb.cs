using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Running;
using HotlineVoice.Server.Settings;
using HotlineVoice.Switch.Callers.Demos;
using Serilog.Events;

namespace HotlineVoice.Server.Commands;

/// <summary>
/// Shows the main job at work, step by step, on throw-away data; then stays up for who wants to look.
/// </summary>
sealed class DemoVerb(Terminal terminal)
{
    const string User = "demo";

    static readonly Option<bool> _once =
        new("--once") { Description = "End when the steps are done: 0 if every one held" };

    readonly string _password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));
    bool _isKnown;

    public Command Command(CommandLine line, IReadOnlyDictionary<string, string?> given)
    {
        var demo = new Command("demo", "Show the main job at work, on loopback, with throw-away data") { _once };
        demo.SetAction(line.With(given, (settings, parsed, _) => RunAsync(settings, parsed.GetValue(_once))));
        return demo;
    }

    async Task<int> RunAsync(HotlineSettings settings, bool once)
    {
        // The steps are the story; of the log only what went wrong.
        using var logs = StandardError.Open(LogEventLevel.Error);
        using var signals = new Signals(_ => { });
        await using var server = new DemoServer(settings, logs, WelcomeAsync);
        try
        {
            await using var demo = new Demo(server, Print);
            var held = await demo.RunAsync(signals.Stop);
            if (once)
                return held ? 0 : 1;
            Print($"The server stays up, and citizens go on calling. {SignIn(server.Server!)} {demo.Invitation} "
                + "Ctrl+C ends it and throws its data away.");
            await GoOnAsync(demo, signals);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return once ? 1 : 0;
        }
        await server.StopAsync(signals.Hurry);
        return 0;
    }

    /// <summary>The server is there for who looks at it even if its citizens should fall silent.</summary>
    async Task GoOnAsync(Demo demo, Signals signals)
    {
        var going = demo.GoOnAsync(signals.Stop);
        await Task.WhenAny(going, signals.Stopped);
        if (going.IsFaulted)
            Print($"No more citizens call: {going.Exception.InnerException!.Message}");
        await signals.Stopped;
    }

    /// <summary>
    /// At the first start the demo's user is made and the ready line written; a restart keeps both true.
    /// </summary>
    async Task WelcomeAsync(HotlineServer server)
    {
        if (_isKnown)
            return;
        _isKnown = true;
        string[] roles = [Role.Agent.Name, Role.Supervisor.Name, Role.Administrator.Name];
        await server.Storage.People.AddAsync(new Person(User, "演示", [.. roles], [], null), _password, default);
        await ServeVerb.WriteReadyAsync(terminal, server);
        Print($"{SignIn(server)} The wall (监控墙) shows what follows as it happens.");
    }

    string SignIn(HotlineServer server) =>
        $"The desk: {server.Web[0]}/, user «{User}», password {_password}.";

    void Print(string step) => terminal.Error.WriteLine(step);
}
