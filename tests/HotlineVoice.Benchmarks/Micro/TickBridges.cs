using System.Buffers.Binary;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using HotlineVoice.Media;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Benchmarks.Micro;

/// <summary>
/// One frame (four sub-ticks) of a lane with a hundred conversations in which both sides talk, with and without a
/// recording in two channels. The time is for one packet, received or sent. Nothing may be allocated.
/// </summary>
public class TickBridges
{
    const int Bridges = 100;
    const int Legs = 2 * Bridges;
    const int PacketsInAFrame = 2 * Legs;

    readonly byte[] _packet = new byte[172];
    readonly byte[] _noise = new byte[4096 + 160];
    readonly LegId[] _legs = [.. Enumerable.Range(1, Legs).Select(number => new LegId(number))];
    RtpAddress[] _remotes = [];
    Lane _lane = null!;
    TimeSpan _now;
    ushort _sequence;

    [Params(false, true)]
    public bool Recorded { get; set; }

    [GlobalSetup]
    public void Open()
    {
        using var chance = RandomNumberGenerator.Create();
        chance.GetBytes(_noise);
        _lane = new Lane(new LaneOptions(), chance);
        _remotes = [.. _legs.Select(BenchLeg.Remote)];
        foreach (var leg in _legs)
            _lane.Order(new LaneOrder.AddLeg(leg, BenchLeg.Options(leg)), _now);
        for (var call = 0; call < Bridges; call++)
        {
            var (citizen, seat) = (_legs[2 * call], _legs[(2 * call) + 1]);
            BridgePlace[] places = [new BridgePlace(citizen), new BridgePlace(seat)];
            _lane.Order(new LaneOrder.Bridge(new BridgeId(call), [.. places]), _now);
            var shape = new RecordingShape { Channels = 2, Limit = TimeSpan.FromDays(30) };
            if (Recorded)
                _lane.Order(new LaneOrder.StartRecording(new RecordingId(call), citizen, shape), _now);
        }

        (_packet[0], _packet[1]) = (0x80, 8);
    }

    [Benchmark(OperationsPerInvoke = PacketsInAFrame)]
    public long Frame()
    {
        _sequence++;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), _sequence);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), _sequence * 160u);
        for (var index = 0; index < _legs.Length; index++)
        {
            _noise.AsSpan((_sequence + (index * 37)) % 4096, 160).CopyTo(_packet.AsSpan(12));
            _lane.Receive(_legs[index], _packet, _remotes[index], _now);
        }

        var sink = new CountingSink();
        for (var phase = 0; phase < 4; phase++)
        {
            _now += TimeSpan.FromMilliseconds(5);
            _lane.Tick(_now, ref sink);
        }

        return sink.Bytes;
    }
}
