using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Clocks;

/// <summary>
/// Makes known what runs out: asks for the clock that is due first, sleeps until then, and has it lapse under the
/// instant at which it was due, also when the server slept over it. A new notice of days off moves what still runs.
/// </summary>
/// <remarks>
/// Several servers on one database may all do this: a lapse is a change of its ticket like any other, and of two that
/// decide on the same version one keeps nothing.
/// </remarks>
sealed class TicketClock(WebPorts ports, TicketDesk desk, ILogger<TicketClock> log)
    : EnduringService(ports.Time, _lookEvery)
{
    /// <summary>What another server has started is seen within so long.</summary>
    static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(1);

    const int Page = 200;

    readonly SemaphoreSlim _turn = new(1, 1);
    string? _reckonedBy;

    /// <summary>Has lapse, one after the other in the order of their instants, whatever is due until then.</summary>
    public async Task FireAsync(DateTimeOffset until, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            DueClock? passedOver = null;
            while (await ports.Tickets.NextDueAsync(passedOver, cancel) is { } due && due.DueAt <= until)
                // What does not lapse (its hotline has lost its rules) must not keep the others from it.
                passedOver = await desk.LapseAsync(due.TicketNo, due.DueAt, cancel) is null ? due : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reckons every running clock anew when the calendar is no longer the one it was reckoned by.</summary>
    public async Task RecountAsync(CancellationToken cancel)
    {
        var fingerprint = ports.Plans().Calendar.Fingerprint;
        if (fingerprint == _reckonedBy)
            return;
        var before = await ports.Reckonings.ReadAsync(cancel);
        if (before is not null && before != fingerprint)
            await RecountAsync(WorkingCalendar.NoticesBetween(before, fingerprint), cancel);
        if (before != fingerprint)
            await ports.Reckonings.NoteAsync(fingerprint, cancel);
        _reckonedBy = fingerprint;
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    protected override void Interrupted(Exception error) => log.TicketClockInterrupted(error.Message);

    protected override async Task TurnAsync(CancellationToken stop)
    {
        await RecountAsync(stop);
        await FireAsync(ports.Clock.Now, stop);
        var next = await ports.Tickets.NextDueAsync(null, stop);
        await SleepAsync(next, stop);
    }

    async Task RecountAsync(string notice, CancellationToken cancel)
    {
        log.Recounting(notice);
        string? after = null;
        while (await ports.Tickets.RunningAsync(after, Page, cancel) is { Count: > 0 } numbers)
        {
            foreach (var number in numbers)
                await desk.RecountAsync(number, notice, ports.Clock.Now, cancel);
            after = numbers[^1];
        }
    }

    Task SleepAsync(DueClock? next, CancellationToken stop)
    {
        var left = next is null ? _lookEvery : next.DueAt - ports.Clock.Now;
        return left <= TimeSpan.Zero
            // Passed over: it is asked again, but not at once.
            ? Task.Delay(_lookEvery, ports.Time, stop)
            : Task.Delay(left < _lookEvery ? left : _lookEvery, ports.Time, stop);
    }
}
