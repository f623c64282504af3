using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Callers;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Figures;
using HotlineVoice.Switch.Journals;
using HotlineVoice.Switch.Listeners;
using HotlineVoice.Switch.Loops;
using HotlineVoice.Switch.Recordings;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch;

// From the first socket to the last fact.
public sealed partial class SwitchService
{
    // What the stack says while it shuts its calls down: BYE and its answer over a loaded line.
    static readonly TimeSpan _lastWords = TimeSpan.FromSeconds(2);

    // The journal's last transactions: the store's own patience with a lock is five seconds.
    static readonly TimeSpan _lastFacts = TimeSpan.FromSeconds(10);

    /// <summary>Binds, reads the seats, and takes calls. Throws <see cref="SwitchStartException"/> with one
    /// sentence.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        Bind();
        BeginDisks();
        BeginExchange();
        _seats = new SeatWatch(_given.Seats, _given.Standings, _inbox, _log);
        await _seats.StartAsync(cancel).ConfigureAwait(false);
        _given.Clock.WhenMoved = ClockMovedAsync;
        _meters = new MeterSources(_loop!, _inbox, [.. _lanes], _journal!, _recordings!) { Ports = _sound! };
        WarmUp.Run(_plans, _given.Clock.Now);
        foreach (var listener in _listeners)
            listener.Start();
        SwitchLog.Listening(_log, string.Join(' ', Addresses), _lanes.Count, _options.MediaPorts);
    }

    /// <summary>
    /// Takes no more calls, lets those that talk go on for a while, ends the rest, and keeps the last facts.
    /// </summary>
    public async Task StopAsync(CancellationToken hurry)
    {
        await DrainAsync(hurry).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Takes no more calls, lets those that talk go on for a while, and ends the rest. Pages can still read and order.
    /// </summary>
    public async Task DrainAsync(CancellationToken hurry)
    {
        if (_loop is null)
            return;
        _isDraining = true;
        SwitchLog.Draining(_log, _loop.Figures.CallsOnWire, _options.Drain.TotalSeconds);
        _inbox.Post(new ExchangeInput.ForStack(new SipOrder.Drain()));
        _inbox.Post(new ExchangeInput.ForFloor(new FloorInput.Closed(NewCallsRefused: true)));
        await WaitForNoneAsync(_loop.CountRoomsAsync, _options.Drain, hurry).ConfigureAwait(false);
        _inbox.Post(new ExchangeInput.EveryCallEnds());

        // A room is empty once its goodbye is on its way; the session lives until the goodbye is answered.
        await WaitForNoneAsync(_loop.CountUnendedAsync, _lastWords, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Stops at once; what was promised is kept all the same.</summary>
    public async ValueTask DisposeAsync()
    {
        var ran = _loop is not null;
        (_meters, _addresses) = (null, []);
        _given.Clock.WhenMoved = _ => Task.CompletedTask;
        if (_seats is not null)
            await _seats.DisposeAsync().ConfigureAwait(false);
        foreach (var listener in _listeners)
            listener.Dispose();
        foreach (var lane in _lanes)
            lane.Dispose();
        _recordings?.Dispose();

        // What the lanes and the disk said last becomes facts before the loop ends.
        if (_loop is not null)
            await _loop.CountRoomsAsync().ConfigureAwait(false);
        _loop?.Dispose();
        _journal?.Stop(_lastFacts);
        _journal?.Dispose();
        _sound?.Dispose();
        _inbox.Dispose();
        _chance.Dispose();
        (_seats, _recordings, _loop, _journal, _sound) = (null, null, null, null, null);
        _listeners.Clear();
        _lanes.Clear();
        if (ran)
            SwitchLog.Stopped(_log);
    }

    void Bind()
    {
        try
        {
            foreach (var text in _options.Listen)
            {
                ListenAddress.TryParse(text, out var wanted);
                _listeners.Add(wanted.Transport == SipTransport.Udp
                    ? new UdpListener(wanted.Local, _inbox)
                    : new TcpListener(wanted.Local, _inbox, _log));
            }
        }
        catch (SwitchStartException)
        {
            foreach (var listener in _listeners)
                listener.Dispose();
            _listeners.Clear();
            throw;
        }

        _addresses = [.. _listeners.Select(listener => ListenAddress.Write(listener.Listen))];
        PortRange.TryParse(_options.MediaPorts, out var range);
        _sound = new SoundAddresses(
            _listeners.Select(listener => listener.Listen.Local.Address), range, External());
    }

    void BeginDisks()
    {
        _alarms = new Alarms(_given.Clock, _chance, _log);
        _journal = new Journal(_given.Facts, new JournalEvents(
            (promise, number) => Tell(new FloorInput.Kept(promise, number)),
            (promise, why) => Tell(new FloorInput.NotKept(promise, why)),
            CloseDoor), _uptime, _log);
        _alarms.Keep = fact =>
        {
            _journal.Add(new JournalEntry(null, fact));
            _journal.Commit();
        };
        _recordings = new RecordingWriter(_given.Recordings, new RecordingEvents(
            heard => _inbox.Post(new ExchangeInput.LaneHeard(heard)),
            recording => _inbox.Post(new ExchangeInput.RecordingBroke(recording)),
            _alarms.Raise,
            _alarms.End), _log);
        var surroundings = new LaneSurroundings(
            _inbox.TryPost, _recordings, (port, now) => _sound!.GiveBack(port, now));
        for (var number = 0; number < _options.LanesOrDefault; number++)
            _lanes.Add(new LaneThread(number, surroundings, _uptime, _log));
    }

    void BeginExchange()
    {
        var exchange = new Exchange(new ExchangeOptions
        {
            Sip = new SipOptions
            {
                Domain = _options.Domain,
                Listen = [.. _listeners.Select(listener => listener.Listen)],
                ExternalAddress = External(),
                Times = _options.SipTimes,
            },
            Plans = _plans,
            Lanes = _lanes.Count,
            MediaSilence = _options.MediaInactivity,
        }, _chance);
        _loop = new ExchangeLoop(exchange, new LoopSurroundings
        {
            Uptime = _uptime,
            Clock = _given.Clock,
            Inbox = _inbox,
            Listeners = _listeners,
            Lanes = _lanes,
            Ports = _sound!,
            Journal = _journal!,
            Recordings = _recordings!,
            Shelf = _given.Recordings,
            Answered = Answered,
            Show = snapshot => _snapshot = snapshot,
        }, _log);
        _inbox.Post(new ExchangeInput.ForStack(new SipOrder.SetTrunks(_options.ReadTrunks([]))));
        _loop.Start();
    }

    void Tell(FloorInput input) => _inbox.Post(new ExchangeInput.ForFloor(input));

    void CloseDoor(bool isClosed)
    {
        _isDoorClosed = isClosed;
        Tell(new FloorInput.Closed(isClosed));
        if (isClosed)
            _alarms!.Raise("journal", "话单和留言暂时无法写入数据库,新来电被拒接;正在进行的通话继续。");
        else
            _alarms!.End("journal");
    }

    async Task WaitForNoneAsync(Func<Task<int>> count, TimeSpan patience, CancellationToken hurry)
    {
        var until = _uptime.Now + patience;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_uptime.Now < until && await count().ConfigureAwait(false) > 0)
        {
            if (!await TryTickAsync(timer, hurry).ConfigureAwait(false))
                return;
        }
    }

    static async Task<bool> TryTickAsync(PeriodicTimer timer, CancellationToken hurry)
    {
        try
        {
            return await timer.WaitForNextTickAsync(hurry).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    IPAddress? External() => _options.ExternalAddress is { } text ? IPAddress.Parse(text) : null;
}
