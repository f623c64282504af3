using System.Globalization;
using System.Net;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Media;
using HotlineVoice.Switch.Loops;
using HotlineVoice.Switch.Recordings;
using HotlineVoice.Switch.RtpPorts;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>A lane's thread with its sockets and nothing else of the server: every two streams are bridged.</summary>
sealed class BridgeLane : IDisposable
{
    static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(10);

    readonly RecordingWriter _recordings = new(
        new NoShelf(), new RecordingEvents(_ => { }, _ => { }, (_, _) => { }, _ => { }), NullLogger.Instance);

    readonly RtpPortPool _ports = new(IPAddress.Loopback, default);
    readonly LaneThread _lane;

    BridgeLane(IPEndPoint[] targets)
    {
        var around = new LaneSurroundings(_ => true, _recordings, (port, _) => port.Dispose());
        _lane = new LaneThread(0, around, new Uptime(), NullLogger.Instance);
        for (var number = 0; number < targets.Length; number++)
            Add(new LegId(number), targets[number]);
        for (var call = 0; call < targets.Length / 2; call++)
        {
            BridgePlace[] places = [new(new LegId(2 * call)), new(new LegId((2 * call) + 1))];
            _lane.TryOrder(new LaneOrder.Bridge(new BridgeId(call), [.. places]));
        }
    }

    long Packets => _lane.Counters.PacketsReceived + _lane.Counters.PacketsSent;

    /// <summary>Prints «cpu SECONDS packets N», received and sent, for the time after it has become warm.</summary>
    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var seconds = int.Parse(words.GetValueOrDefault("--seconds", "30"), CultureInfo.InvariantCulture);
        using var bridges = new BridgeLane([.. File.ReadAllLines(words["--ports"]).Select(IPEndPoint.Parse)]);
        Thread.Sleep(_warmUp);
        var (before, packets) = (CpuTime.Seconds(Environment.ProcessId), bridges.Packets);
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        PinnedProcess.Report(CpuTime.Seconds(Environment.ProcessId) - before, bridges.Packets - packets);
        return 0;
    }

    public void Dispose()
    {
        _lane.Dispose();
        _ports.Dispose();
        _recordings.Dispose();
    }

    void Add(LegId leg, IPEndPoint target)
    {
        if (!_ports.TryLend(TimeSpan.Zero, out var port))
            throw new InvalidOperationException("There is no port.");
        _lane.TryAttach(leg, port);
        _lane.TryOrder(new LaneOrder.AddLeg(leg, new LegOptions { Remote = RtpAddress.From(target) }));
    }

    /// <summary>Nothing is recorded here.</summary>
    sealed class NoShelf : IRecordingShelf
    {
        public bool Writable => false;

        public IRecordingSheet? TryBegin(string recordingId, int channels, int samplesPerSecond) => null;

        public string? Find(string recordingId) => null;

        public TimeSpan? Repair(string recordingId) => null;

        public void Drop(string recordingId)
        {
        }
    }
}
