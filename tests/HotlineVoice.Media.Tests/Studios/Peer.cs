using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Rtp;

namespace HotlineVoice.Media.Tests.Studios;

/// <summary>A phone at the other end: it speaks in packets and can be asked what it heard.</summary>
public sealed class Peer(Studio studio, LegId leg, LegOptions options)
{
    public const byte EventType = 101;

    ushort _sequence = 65_500;
    uint _timestamp = 4_294_960_000;

    public LegId Leg => leg;

    /// <summary>What was agreed last.</summary>
    public LegOptions Options { get; set; } = options;

    /// <summary>A place in a bridge for somebody who hears and speaks.</summary>
    public BridgePlace Place => new(leg);

    public RtpAddress Address { get; set; } = options.Remote;

    public uint Source { get; set; } = 0x1000_0000 + (uint)leg.Value;

    public Weather Weather { get; set; } = Weather.Fair;

    public int FrameSamples { get; set; } = 160;

    public AudioCodec Codec => CodecCatalogue.TryFind(Options.Codec, out var codec) ? codec : CodecCatalogue.Pcma;

    public static LegOptions OptionsOf(LegId leg) => new()
    {
        Remote = Studio.Address("192.0.2.10", 4000 + (2 * (int)leg.Value)),
        EventsIn = EventType,
        EventsOut = EventType,
    };

    /// <summary>Puts audio on the wire, each packet at its time from now on.</summary>
    public void Says(ReadOnlySpan<short> samples)
    {
        var frame = new short[FrameSamples];
        for (var at = 0; at < samples.Length; at += FrameSamples)
        {
            var part = samples[at..Math.Min(samples.Length, at + FrameSamples)];
            frame.AsSpan().Clear();
            part.CopyTo(frame);
            var payload = new byte[FrameSamples];
            Codec.Encode(frame, payload);
            Sends(Milliseconds(at / 8), Options.ReceivePayloadType, payload, marker: at == 0);
            _timestamp += (uint)FrameSamples;
        }
    }

    /// <summary>Presses a digit as an event from now on; time on the wire passes with it.</summary>
    public void Presses(char digit, int milliseconds = 100, int startAfter = 0)
    {
        Assert.True(TelephoneEvent.TryCode(digit, out var code));
        var frames = milliseconds / 20;
        for (var i = 1; i <= frames + 2; i++)
        {
            var payload = new byte[TelephoneEvent.PayloadBytes];
            new TelephoneEvent(code, i >= frames, 10, (ushort)(160 * Math.Min(i, frames))).Write(payload);
            Sends(Milliseconds(startAfter + (i * 20)), Options.EventsIn ?? EventType, payload, marker: i == 1);
        }

        _timestamp += (uint)(frames + 4) * 160;
    }

    /// <summary>Puts one packet with the present timestamp on the wire.</summary>
    public void Sends(TimeSpan after, byte payloadType, ReadOnlySpan<byte> payload, bool marker = false)
    {
        var packet = Packet(payloadType, payload, marker);
        foreach (var delay in Weather.Copies())
            studio.Arrives(after + delay, leg, packet, Address);
    }

    public byte[] Packet(byte payloadType, ReadOnlySpan<byte> payload, bool marker = false)
    {
        var packet = new byte[RtpPacket.HeaderBytes + payload.Length];
        RtpPacket.WriteHeader(packet, (byte)(payloadType | (marker ? 0x80 : 0)), _sequence++, _timestamp, Source);
        payload.CopyTo(packet.AsSpan(RtpPacket.HeaderBytes));
        return packet;
    }

    /// <summary>Time passes on its side without a packet.</summary>
    public void Pauses(int milliseconds) => _timestamp += (uint)(milliseconds * 8);

    /// <summary>Everything it was sent, decoded in the order of the timestamps.</summary>
    public short[] Heard()
    {
        var samples = new List<short>();
        foreach (var packet in studio.Audio(leg))
        {
            var decoded = new short[packet.Payload.Length];
            (packet.PayloadType == 0 ? CodecCatalogue.Pcmu : CodecCatalogue.Pcma).Decode(packet.Payload, decoded);
            samples.AddRange(decoded);
        }

        return [.. samples];
    }

    static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
