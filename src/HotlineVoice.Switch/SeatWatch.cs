using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Loops;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch;

/// <summary>
/// Tells the stack which seats there are: at the start, and whenever anybody changed them, in this process or another.
/// </summary>
sealed class SeatWatch(ISeatStore seats, ISeatStandingStore standings, Inbox inbox, ILogger log) : IAsyncDisposable
{
    // Contract: the running server notices a new seat within a second.
    static readonly TimeSpan _every = TimeSpan.FromMilliseconds(500);

    readonly CancellationTokenSource _stop = new();
    long _revision;
    Task _watching = Task.CompletedTask;

    /// <summary>Reads seats and the registrations that outlived the restart; then watches.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        _revision = await seats.RevisionAsync(cancel).ConfigureAwait(false);
        var count = await TellSeatsAsync(cancel).ConfigureAwait(false);
        var restored = 0;
        var stood = await standings.StandingsAsync(cancel).ConfigureAwait(false);
        var now = DateTimeOffset.UtcNow;
        foreach (var note in await seats.BindingsAsync(now, cancel).ConfigureAwait(false))
        {
            if (BindingNotes.Restore(note, now) is not { } binding)
                continue;
            inbox.Post(new ExchangeInput.ForStack(new SipOrder.RestoreBinding(binding)));
            restored++;
        }

        // After the registrations: a seat is ready again only when its telephone is.
        inbox.Post(new ExchangeInput.ForFloor(new FloorInput.StandingsRestored([.. stood])));
        SwitchLog.SeatsRead(log, count, restored);
        _watching = WatchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _stop.Dispose();
    }

    async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(_every);
        var isUnreadable = false;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false);
                var revision = await seats.RevisionAsync(_stop.Token).ConfigureAwait(false);
                isUnreadable = false;
                if (revision == _revision)
                    continue;
                await TellSeatsAsync(_stop.Token).ConfigureAwait(false);
                _revision = revision;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Once, not twice a second: the seats we know go on.
                if (!isUnreadable)
                    SwitchLog.SeatsUnreadable(log, fault.Message);
                isUnreadable = true;
            }
        }
    }

    async Task<int> TellSeatsAsync(CancellationToken cancel)
    {
        var all = await seats.ListAsync(cancel).ConfigureAwait(false);
        var accounts = all.Select(seat => new SipAccount(seat.No, seat.PasswordMd5, seat.PasswordSha256)).ToList();
        inbox.Post(new ExchangeInput.ForStack(new SipOrder.SetAccounts(accounts)));
        inbox.Post(new ExchangeInput.ForFloor(new FloorInput.SeatsKnown([.. all.Select(SeatPlace.Of)])));
        return accounts.Count;
    }
}
