using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HotlineVoice.Media.Rtp;

/// <summary>Makes one leg's outgoing stream: numbers, timestamps that run on through silence,
/// packets of the agreed length.</summary>
sealed class RtpSender
{
    public const int FrameSamples = 160;

    const byte MarkerBit = 0x80;

    // One packet being filled, and the frame that may reach past its end (30 ms packets out of 20 ms frames).
    readonly byte[] _buffer =
        new byte[RtpPacket.HeaderBytes + MediaLimits.SendPayloadBytesMax + FrameSamples];
    readonly byte[] _aside = new byte[RtpPacket.HeaderBytes + 4];
    int _filledBytes;
    int _takenBytes;
    int _packetBytes = FrameSamples;
    ushort _sequence;
    uint _timestamp;
    bool _talkSpurtBegins = true;

    public RtpSender(RandomNumberGenerator chance)
    {
        Span<byte> seed = stackalloc byte[10];
        chance.GetBytes(seed);
        Source = BinaryPrimitives.ReadUInt32BigEndian(seed);
        _timestamp = BinaryPrimitives.ReadUInt32BigEndian(seed[4..]);
        _sequence = BinaryPrimitives.ReadUInt16BigEndian(seed[8..]);
    }

    public uint Source { get; private set; }

    /// <summary>The timestamp of the frame that is served now.</summary>
    public uint Timestamp => _timestamp;

    public long PacketsSent { get; private set; }

    public long BytesSent { get; private set; }

    /// <summary>Room for the 160 bytes of this frame.</summary>
    public Span<byte> Frame => _buffer.AsSpan(RtpPacket.HeaderBytes + _filledBytes, FrameSamples);

    public void UsePacketTime(TimeSpan packetTime) => _packetBytes = packetTime.TotalMilliseconds switch
    {
        10 => 80,
        30 => 240,
        40 => 320,
        60 => 480,
        _ => FrameSamples,
    };

    /// <summary>Drops what was gathered towards a packet: the codec changes, and one packet has one codec.</summary>
    public void DropPart()
    {
        _talkSpurtBegins |= _filledBytes > 0;
        _filledBytes = 0;
    }

    /// <summary>RFC 3550 §8.2: who meets his own SSRC in another's packet takes a new one.</summary>
    public void Renumber(RandomNumberGenerator chance)
    {
        Span<byte> seed = stackalloc byte[4];
        chance.GetBytes(seed);
        Source = BinaryPrimitives.ReadUInt32BigEndian(seed);
        PacketsSent = BytesSent = 0;
    }

    /// <summary>The frame was written: time goes on; take packets until there are no more.</summary>
    public void EndFrame()
    {
        _filledBytes += FrameSamples;
        _timestamp += FrameSamples;
    }

    /// <summary>Nothing was said in this many frames: time goes on, and what comes next begins a talk-spurt.</summary>
    public void PassFrames(long frames)
    {
        _timestamp += (uint)(frames * FrameSamples);
        _filledBytes = 0;
        _talkSpurtBegins = true;
    }

    /// <summary>The next whole packet; valid until the next call. Take until there is none.</summary>
    public bool TryTakePacket(byte payloadType, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        if (_filledBytes - _takenBytes < _packetBytes)
        {
            KeepRest();
            return false;
        }

        // A second packet's header overlays the end of the first one's payload, which has been sent by now.
        packet = WriteHeader(_buffer.AsSpan(_takenBytes), payloadType, _timestamp - (uint)(_filledBytes - _takenBytes));
        packet = packet[..(RtpPacket.HeaderBytes + _packetBytes)];
        _takenBytes += _packetBytes;
        Count(_packetBytes);
        return true;
    }

    /// <summary>A packet that is not audio, beside the stream: an event with the timestamp of its beginning.</summary>
    public ReadOnlySpan<byte> MakePacket(
        byte payloadType, bool marker, uint timestamp, scoped ReadOnlySpan<byte> payload)
    {
        _talkSpurtBegins = marker;
        var packet = WriteHeader(_aside, payloadType, timestamp)[..(RtpPacket.HeaderBytes + payload.Length)];
        payload.CopyTo(_aside.AsSpan(RtpPacket.HeaderBytes));
        _talkSpurtBegins = true;
        Count(payload.Length);
        return packet;
    }

    ReadOnlySpan<byte> WriteHeader(Span<byte> bytes, byte payloadType, uint timestamp)
    {
        var markerAndType = (byte)(payloadType | (_talkSpurtBegins ? MarkerBit : 0));
        RtpPacket.WriteHeader(bytes, markerAndType, _sequence++, timestamp, Source);
        _talkSpurtBegins = false;
        return bytes;
    }

    void KeepRest()
    {
        if (_takenBytes == 0)
            return;
        var payload = _buffer.AsSpan(RtpPacket.HeaderBytes);
        payload[_takenBytes.._filledBytes].CopyTo(payload);
        _filledBytes -= _takenBytes;
        _takenBytes = 0;
    }

    void Count(int payloadBytes)
    {
        PacketsSent++;
        BytesSent += payloadBytes;
    }
}
