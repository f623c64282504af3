using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Running;
using HotlineVoice.Server.Settings;
using HotlineVoice.Storage;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Server.Commands;

/// <summary>Runs the server until a signal ends it.</summary>
sealed class ServeVerb(Terminal terminal)
{
    const string FirstUser = "admin";

    public async Task<int> RunAsync(HotlineSettings settings)
    {
        using var logs = StandardError.Open();
        var log = logs.CreateLogger("HotlineVoice.Server");
        using var signals = new Signals(log.Stopping);
        try
        {
            await using var server = await HotlineServer.StartAsync(settings, logs, signals.Stop);
            await WelcomeAsync(server.Storage, log);
            await WriteReadyAsync(terminal, server);
            await signals.Stopped;
            await server.StopAsync(signals.Hurry);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            // Told to stop while it was still starting: there is nothing to drain.
        }
        return 0;
    }

    /// <summary>The line that programs wait for: from now on calls and requests are taken.</summary>
    internal static Task WriteReadyAsync(Terminal terminal, HotlineServer server) =>
        terminal.Out.WriteLineAsync("ready " + JsonSerializer.Serialize(
            new { pid = Environment.ProcessId, sip = server.Sip, web = server.Web }, Listing.Compact));

    /// <summary>
    /// Without users nobody can sign in. A person at the terminal is shown the first password, once; a service
    /// manager's journal is no place for one.
    /// </summary>
    async Task WelcomeAsync(StorageService storage, ILogger log)
    {
        if ((await storage.People.ListAsync(default)).Count > 0)
            return;
        if (!terminal.IsInteractive)
        {
            log.NoUsers();
            return;
        }
        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(15));
        var person = new Person(FirstUser, "系统管理员", [Role.Administrator.Name], [], null);
        if (await storage.People.AddAsync(person, password, default))
            await terminal.Out.WriteLineAsync($"The first administrator is «{FirstUser}», password {password} "
                + "(shown this once; change it with: hotline user password admin --password-stdin)");
    }
}
