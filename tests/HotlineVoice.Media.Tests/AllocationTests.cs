using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests;

/// <summary>Garbage anywhere makes the lane late (the collector stops it), so the lane makes none.</summary>
public sealed class AllocationTests
{
    const int Legs = 50;
    const int Frames = 3000;

    readonly Lane _lane = new(new LaneOptions(), new SeededChance(1));
    readonly RtpAddress[] _addresses =
        [.. Enumerable.Range(0, Legs + 1).Select(leg => Peer.OptionsOf(new LegId(leg)).Remote)];
    readonly byte[] _packet = new byte[172];
    CountingSink _sink;
    TimeSpan _now = TimeSpan.FromSeconds(10);
    ushort _sequence;

    [Fact]
    public void Fifty_legs_that_play_receive_record_and_talk_to_each_other_allocate_nothing()
    {
        var prompt = Prompt.FromSamples("music", Sounds.SpeechLike(seed: 1, milliseconds: 3000));
        _lane.Order(new LaneOrder.UsePrompts(new PromptLibrary([prompt])), _now);
        for (var i = 1; i <= Legs; i++)
            AddBusyLeg(i);
        Run(frames: 500);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(Frames);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(_sink.Packets > Legs * Frames);
        Assert.True(_sink.Blocks > Legs * Frames / 2 / 10);
        Assert.True(_lane.Counters.PacketsReceived >= Legs * Frames);
        Assert.Equal(0, _lane.Counters.Discarded(RtpDiscard.Late));
    }

    // Every second leg plays, every third is bridged to its neighbour, every second is recorded; all listen for digits.
    void AddBusyLeg(int number)
    {
        var leg = new LegId(number);
        _lane.Order(new LaneOrder.AddLeg(leg, Peer.OptionsOf(leg)), _now);
        if (number % 2 == 0)
            _lane.Order(new LaneOrder.Play(new PlayId(number), leg, ["music"], Repeat: true), _now);
        if (number % 3 == 0)
            _lane.Order(new LaneOrder.Bridge(
                new BridgeId(number), [new BridgePlace(leg), new BridgePlace(new LegId(number - 1))]), _now);
        if (number % 2 == 1)
            _lane.Order(new LaneOrder.StartRecording(
                new RecordingId(number), leg, new RecordingShape { Channels = 2, StopByDigit = true }), _now);
    }

    void Run(int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            for (var leg = 1; leg <= Legs; leg++)
                Receive(leg);
            _sequence++;
            for (var subTick = 0; subTick < 4; subTick++)
            {
                _now += TimeSpan.FromMilliseconds(5);
                _lane.Tick(_now, ref _sink);
            }
        }
    }

    void Receive(int leg)
    {
        for (var i = 12; i < _packet.Length; i++)
            _packet[i] = (byte)((_sequence * 7) + (i * leg));
        RtpPacket.WriteHeader(_packet, 8, _sequence, _sequence * 160u, (uint)leg);
        _lane.Receive(new LegId(leg), _packet, _addresses[leg], _now);
    }

    struct CountingSink : ILaneSink
    {
        public long Packets { get; private set; }

        public long Blocks { get; private set; }

        public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control) => Packets++;

        public readonly void Hear(in Heard heard)
        {
        }

        public void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels) => Blocks++;

        public readonly void Latch(LegId leg, RtpAddress source)
        {
        }

        public readonly void Late(LegId leg, TimeSpan lateness)
        {
        }
    }
}
