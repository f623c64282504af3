using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using HotlineVoice.Media;
using HotlineVoice.Media.Playing;

namespace HotlineVoice.Benchmarks.Micro;

/// <summary>
/// One frame (four sub-ticks) of a lane whose every leg plays a prompt and hears silence. Nothing may be allocated.
/// </summary>
public class TickALane
{
    readonly byte[] _packet = new byte[172];
    Lane _lane = null!;
    LegId[] _legs = [];
    RtpAddress[] _remotes = [];
    TimeSpan _now;
    ushort _sequence;

    [Params(1, 200)]
    public int Legs { get; set; }

    [GlobalSetup]
    public void Open()
    {
        using var chance = RandomNumberGenerator.Create();
        _lane = new Lane(new LaneOptions(), chance);
        var minute = Prompt.FromSamples("minute", new short[8000 * 60]);
        _lane.Order(new LaneOrder.UsePrompts(new PromptLibrary([minute])), _now);
        _legs = [.. Enumerable.Range(1, Legs).Select(number => new LegId(number))];
        _remotes = [.. _legs.Select(BenchLeg.Remote)];
        foreach (var leg in _legs)
        {
            _lane.Order(new LaneOrder.AddLeg(leg, BenchLeg.Options(leg)), _now);
            _lane.Order(new LaneOrder.Play(new PlayId(leg.Value), leg, ["minute"], Repeat: true), _now);
        }

        (_packet[0], _packet[1]) = (0x80, 8);
        _packet.AsSpan(12).Fill(0xD5);
    }

    [Benchmark]
    public long Frame()
    {
        _sequence++;
        (_packet[2], _packet[3]) = ((byte)(_sequence >> 8), (byte)_sequence);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)_sequence * 160);
        for (var index = 0; index < _legs.Length; index++)
            _lane.Receive(_legs[index], _packet, _remotes[index], _now);
        var sink = new CountingSink();
        for (var phase = 0; phase < 4; phase++)
        {
            _now += TimeSpan.FromMilliseconds(5);
            _lane.Tick(_now, ref sink);
        }

        return sink.Bytes;
    }
}
