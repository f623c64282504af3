using System.Buffers;
using HotlineVoice.Hotline;
using HotlineVoice.Media;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Figures;
using HotlineVoice.Switch.RtpPorts;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Loops;

/// <summary>
/// The one thread that owns the exchange: takes what waits, one thing at a time, carries out what comes of it, and
/// sleeps
/// until the next deadline.
/// </summary>
sealed partial class ExchangeLoop : IDisposable
{
    /// <summary>Messages taken before time is looked at again: about 5 ms of work.</summary>
    const int DatagramsAtOnce = 32;

    /// <summary>A message that has waited so long is answered too late for a phone's first repeat to be
    /// avoided.</summary>
    static readonly TimeSpan _behind = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Late messages in a row for this long are overload: one long turn (a first call's compilation, a collection)
    /// makes a
    /// burst of late ones too, but that is worked off sooner.
    /// </summary>
    static readonly TimeSpan _standing = TimeSpan.FromMilliseconds(100);

    /// <summary>Overload is over when messages have been fresh for this long; shorter would flicker.</summary>
    static readonly TimeSpan _calm = TimeSpan.FromSeconds(1);

    static readonly TimeSpan _figuresEvery = TimeSpan.FromMilliseconds(250);

    readonly Exchange _exchange;
    readonly LoopSurroundings _around;
    readonly ILogger _log;
    readonly Dictionary<LegId, LentPort> _ports = [];
    readonly Queue<ExchangeInput> _echoes = new();
    readonly FaultGate _faults;
    readonly Thread _thread;
    TimeSpan? _lateSince;
    TimeSpan _calmSince;
    TimeSpan _figuresAt;
    bool _isOverloaded;
    bool _hasFacts;
    volatile bool _stop;
    volatile ExchangeFigures _figures = ExchangeFigures.None;

    public ExchangeLoop(Exchange exchange, LoopSurroundings around, ILogger log)
    {
        (_exchange, _around, _log) = (exchange, around, log);
        _faults = new FaultGate(log);
        _thread = new Thread(Run) { IsBackground = true, Name = "exchange", Priority = ThreadPriority.AboveNormal };
    }

    /// <summary>How long one input took with all that came of it.</summary>
    public Histogram Turns { get; } = new(0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.010, 0.020, 0.1);

    /// <summary>What the exchange counted, at most a quarter of a second old.</summary>
    public ExchangeFigures Figures => _figures;

    public void Start() => _thread.Start();

    /// <summary>Calls that are not closed, once everything posted before has been dealt with.</summary>
    public Task<int> CountRoomsAsync() => CountAsync(() => _exchange.Rooms);

    /// <summary>The same, calls included whose goodbye is not answered yet.</summary>
    public Task<int> CountUnendedAsync() => CountAsync(() => Math.Max(_exchange.Rooms, _exchange.SessionsOnWire));

    public void Dispose()
    {
        _stop = true;
        _around.Inbox.Wakeup.Rouse();
        if (_thread.IsAlive)
            _thread.Join();
    }

    Task<int> CountAsync(Func<int> figure)
    {
        var count = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _around.Inbox.PostMark(() => count.SetResult(figure()));
        return count.Task;
    }

    void Run()
    {
        while (!_stop)
        {
            TakeInputs();
            TakeDatagrams();
            if (_exchange.NextDeadline <= _around.Uptime.Now)
                Turn(_around.Uptime.Now, () => _exchange.Advance(Moment()));
            Publish();
            if (_around.Inbox.IsEmpty)
                Sleep();
        }
    }

    void TakeInputs()
    {
        while (_around.Inbox.TryTake(out InboxEntry entry))
        {
            if (entry.Input is { } input)
                Turn(_around.Uptime.Now, () => _exchange.Receive(input, Moment()));
            entry.Mark?.Invoke();
        }
    }

    void TakeDatagrams()
    {
        for (var taken = 0; taken < DatagramsAtOnce && _around.Inbox.TryTake(out Datagram datagram); taken++)
        {
            var now = _around.Uptime.Now;
            WatchLoad(now - datagram.At, now);
            _exchange.Receive(datagram.Buffer.AsSpan(0, datagram.Bytes), datagram.Path, Moment());
            ArrayPool<byte>.Shared.Return(datagram.Buffer);
            Finish(now);
        }
    }

    void Turn(TimeSpan now, Action mutation)
    {
        mutation();
        Finish(now);
    }

    /// <summary>Carries out all that a mutation caused, and all that this caused in turn.</summary>
    void Finish(TimeSpan startedAt)
    {
        Drain();
        while (_echoes.TryDequeue(out var echo))
        {
            _exchange.Receive(echo, Moment());
            Drain();
        }

        if (_hasFacts)
            _around.Journal.Commit();
        _hasFacts = false;
        Turns.Add(_around.Uptime.Now - startedAt);
    }

    void Drain()
    {
        while (_exchange.TryTake(out var output))
        {
            try
            {
                CarryOut(output);
            }
            catch (Exception fault)
            {
                _faults.Write(null, fault);
            }
        }
    }

    void WatchLoad(TimeSpan waited, TimeSpan now)
    {
        var isLate = waited > _behind;
        _lateSince = isLate ? _lateSince ?? now : null;
        if (isLate)
            _calmSince = now;
        var mustShed = _isOverloaded ? now - _calmSince < _calm : now - _lateSince >= _standing;
        if (mustShed == _isOverloaded)
            return;
        _isOverloaded = mustShed;
        SwitchLog.Overloaded(_log, mustShed ? "begins" : "is over", waited.TotalMilliseconds);
        _exchange.Receive(new ExchangeInput.ForStack(new SipOrder.Overload(mustShed)), Moment());
        Drain();
    }

    void Publish()
    {
        var now = _around.Uptime.Now;
        if (now < _figuresAt)
            return;
        _figuresAt = now + _figuresEvery;
        _figures = ExchangeFigures.Of(_exchange);
    }

    void Sleep()
    {
        var now = _around.Uptime.Now;
        var rest = _exchange.NextDeadline - now;

        // Figures are shown once more after the last turn; overload ends by itself when nothing comes any more.
        if (rest is null || rest > _figuresEvery)
            rest = _figuresEvery;
        if (_around.Inbox.IsEmpty)
            _lateSince = null;
        _around.Inbox.Wakeup.Sleep(rest);
        if (_isOverloaded)
            WatchLoad(TimeSpan.Zero, _around.Uptime.Now);
    }

    Moment Moment() => new(_around.Uptime.Now, _around.Clock.Now);

    sealed record LentPort(RtpPort Port)
    {
        public LaneThread? Lane { get; set; }
    }
}
