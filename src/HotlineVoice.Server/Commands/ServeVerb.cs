using System.Buffers.Text;
using System.Runtime.InteropServices;
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
        using var signals = new Signals(log);
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

    /// <summary>SIGTERM, SIGINT and SIGHUP stop in order; a second one hurries.</summary>
    sealed class Signals : IDisposable
    {
        readonly CancellationTokenSource _stop = new();
        readonly CancellationTokenSource _hurry = new();
        readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly List<PosixSignalRegistration> _registrations = [];
        readonly ILogger _log;

        public Signals(ILogger log)
        {
            _log = log;
            foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP })
                _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }

        public CancellationToken Stop => _stop.Token;
        public CancellationToken Hurry => _hurry.Token;
        public Task Stopped => _stopped.Task;

        public void Dispose()
        {
            foreach (var registration in _registrations)
                registration.Dispose();
            _stop.Dispose();
            _hurry.Dispose();
        }

        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            if (_stop.IsCancellationRequested)
            {
                _hurry.Cancel();
                return;
            }
            _log.Stopping(context.Signal.ToString());
            _stop.Cancel();
            _stopped.TrySetResult();
        }
    }
}
