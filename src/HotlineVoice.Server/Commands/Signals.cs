using System.Runtime.InteropServices;

namespace HotlineVoice.Server.Commands;

/// <summary>SIGTERM, SIGINT and SIGHUP stop in order; a second one hurries.</summary>
sealed class Signals : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly CancellationTokenSource _hurry = new();
    readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<PosixSignalRegistration> _registrations = [];
    readonly Action<string> _told;

    public Signals(Action<string> told)
    {
        _told = told;
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
        _told(context.Signal.ToString());
        _stop.Cancel();
        _stopped.TrySetResult();
    }
}
