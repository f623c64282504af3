using System.Security.Cryptography;
using System.Threading.Channels;
using HotlineVoice.Media;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Figures;
using HotlineVoice.Switch.RtpPorts;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Loops;

/// <summary>
/// Drives one lane: at every sub-tick, by an absolute deadline, it takes orders, reads the sockets that have something,
/// and lets the lane serve the legs whose turn it is. It waits for nobody.
/// </summary>
sealed partial class LaneThread : IDisposable
{
    /// <summary>Orders that may wait: two for each leg a lane can serve. A full channel faults the call.</summary>
    const int OrdersMax = 2 * MediaLimits.LegsMax;

    /// <summary>A frame is four sub-ticks; the sockets of RTCP are spread over them.</summary>
    const int Groups = 4;

    /// <summary>Packets read from one socket in one sub-tick; more than that in 5 ms is a flood.</summary>
    const int PacketsAtOnce = 16;

    /// <summary>RTCP comes every few seconds: its sockets are read every fiftieth frame.</summary>
    const int FramesBetweenControl = 50;

    /// <summary>The lowest real-time priority is above every ordinary thread and below the kernel's own.</summary>
    const int Priority = 1;

    /// <summary>A port stays on its lane for a frame after its leg, for the goodbye of RTCP.</summary>
    static readonly TimeSpan _goodbye = LaneOptions.Frame;

    readonly Lane _lane;
    readonly LaneSurroundings _surroundings;
    readonly Uptime _uptime;
    readonly ILogger _log;
    readonly Channel<LaneWork> _work = Channel.CreateBounded<LaneWork>(
        new BoundedChannelOptions(OrdersMax) { SingleReader = true });
    readonly Dictionary<LegId, LegPort> _ports = [];
    readonly List<LegPort>[] _groups = [.. Enumerable.Range(0, Groups).Select(_ => new List<LegPort>())];
    readonly Queue<(LegPort Port, TimeSpan Until)> _leaving = new();
    readonly byte[] _packet = new byte[MediaLimits.PacketBytesMax + 1];
    readonly Backlog _backlog;
    readonly SocketWatch _watch = new();
    readonly Thread _thread;
    long _subTicks;
    long _unsent;
    volatile bool _stop;

    public LaneThread(int number, LaneSurroundings surroundings, Uptime uptime, ILogger log)
    {
        (Number, _surroundings, _uptime, _log) = (number, surroundings, uptime, log);
        _lane = new Lane(new LaneOptions(), RandomNumberGenerator.Create());
        _backlog = new Backlog(surroundings);
        _thread = new Thread(Run) { IsBackground = true, Name = $"lane {number}", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    public int Number { get; }

    /// <summary>How long after their own sub-ticks frames were served.</summary>
    public Histogram Lateness { get; } = new(0.0005, 0.001, 0.002, 0.005, 0.010, 0.020, 0.040, 0.080, 0.160, 0.320);

    public LaneCounters Counters => _lane.Counters;

    /// <summary>Packets the kernel did not take.</summary>
    public long Unsent => Volatile.Read(ref _unsent);

    /// <summary>The kernel granted real-time priority.</summary>
    public bool RunsFirst { get; private set; }

    /// <summary>False when the lane is hopelessly behind; the call is to be faulted.</summary>
    public bool TryOrder(LaneOrder order) => _work.Writer.TryWrite(new LaneWork(order));

    /// <summary>The lane serves this port from now on.</summary>
    public bool TryAttach(LegId leg, RtpPort port) => _work.Writer.TryWrite(new LaneWork(null, leg, port));

    /// <summary>The lane gives the port back after its goodbye; a leg that is still there ends.</summary>
    public bool TryDetach(LegId leg) => _work.Writer.TryWrite(new LaneWork(null, leg));

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
        DropWhatWaits();
        foreach (var port in _ports.Values)
            port.Port.Dispose();
        foreach (var (port, _) in _leaving)
            port.Port.Dispose();
        _watch.Dispose();
    }

    void Run()
    {
        RunsFirst = OperatingSystem.IsLinux() && Posix.TryRunFirst(Priority);
        if (!RunsFirst)
            SwitchLog.LaneWithoutPriority(_log, Number);
        while (!_stop)
        {
            _uptime.SleepUntil(_lane.NextDeadline);
            try
            {
                Turn(_uptime.Now);
            }
            catch (Exception fault)
            {
                SwitchLog.LaneFaulted(_log, Number, fault);
            }
        }
    }

    void Turn(TimeSpan now)
    {
        while (_work.Reader.TryRead(out var work))
            Do(work, now);
        ReadSound(now);
        if (_subTicks / Groups % FramesBetweenControl == 0)
            ReadControl(_groups[(int)(_subTicks % Groups)], now);
        var sink = new Sink(this);
        _lane.Tick(now, ref sink);
        _subTicks++;
        HandOver(now);
        LetGo(now);
        _backlog.Send();
    }

    void Do(in LaneWork work, TimeSpan now)
    {
        if (work.Order is not null)
            Order(work.Order, now);
        else if (work.Port is not null)
            TakeIn(work, now);
        else if (work.To is not null)
            _moving.Enqueue((work.Leg, work.To));
        else
            Detach(work.Leg, now);
    }

    void Order(LaneOrder order, TimeSpan now)
    {
        try
        {
            if (order is LaneOrder.ChangeLeg change && _ports.TryGetValue(change.Leg, out var port))
                port.Port.Part();
            _lane.Order(order, now);
        }
        catch (Exception fault) when (LegOf(order) is { } leg)
        {
            Tell(leg, fault);
        }
    }

    void Attach(LegId leg, RtpPort port)
    {
        var group = 0;
        for (var other = 1; other < Groups; other++)
        {
            if (_groups[other].Count < _groups[group].Count)
                group = other;
        }

        var attached = new LegPort(leg, port, group);
        _ports.Add(leg, attached);
        _groups[group].Add(attached);
        _watch.Add(port.SoundSocket, leg.Value);
    }

    // One packet of each socket that has one, then again what has more: nobody's flood delays the others.
    void ReadSound(TimeSpan now)
    {
        for (var round = 0; round < PacketsAtOnce; round++)
        {
            var count = _watch.Look();
            for (var index = 0; index < count; index++)
                ReadPacket(new LegId(_watch.Key(index)), now);
            if (count == 0)
                return;
        }
    }

    void ReadPacket(LegId leg, TimeSpan now)
    {
        if (_ports.TryGetValue(leg, out var port) && port.Port.TryReceive(_packet, out var bytes, out var source))
            _lane.Receive(leg, _packet.AsSpan(0, bytes), source, now);
    }

    void ReadControl(List<LegPort> ports, TimeSpan now)
    {
        foreach (var port in ports)
        {
            if (port.Port.TryReceiveControl(_packet, out var bytes, out var from))
                _lane.ReceiveControl(port.Leg, _packet.AsSpan(0, bytes), from, now);
        }
    }

    void LetGo(TimeSpan now)
    {
        while (_leaving.TryPeek(out var leaving) && leaving.Until <= now)
        {
            _leaving.Dequeue();
            _surroundings.GiveBack(leaving.Port.Port, now);
        }
    }

    void Tell(LegId leg, Exception fault)
    {
        SwitchLog.LaneFaulted(_log, Number, fault);
        _backlog.Add(new ExchangeInput.LegFaulted(leg, $"lane {Number}: {fault.Message}"));
    }

    internal static LegId? LegOf(LaneOrder order) => order switch
    {
        LaneOrder.AddLeg add => add.Leg,
        LaneOrder.ChangeLeg change => change.Leg,
        LaneOrder.RemoveLeg remove => remove.Leg,
        LaneOrder.Play play => play.Leg,
        LaneOrder.PlayPrompt play => play.Leg,
        LaneOrder.PlayTone tone => tone.Leg,
        LaneOrder.SendDigits digits => digits.Leg,
        LaneOrder.StartRecording start => start.Leg,
        _ => null,
    };

    sealed record LegPort(LegId Leg, RtpPort Port, int Group);
}
