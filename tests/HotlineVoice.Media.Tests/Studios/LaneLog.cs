using HotlineVoice.Media.Rtp;

namespace HotlineVoice.Media.Tests.Studios;

/// <summary>A sink that remembers everything.</summary>
public sealed class LaneLog : ILaneSink
{
    public List<SentPacket> Sent { get; } = [];

    public List<Heard> Heard { get; } = [];

    public Dictionary<RecordingId, List<short>> Recordings { get; } = [];

    public List<int> BlockSamples { get; } = [];

    public List<(LegId Leg, RtpAddress Source)> Latched { get; } = [];

    public List<TimeSpan> Lateness { get; } = [];

    public TimeSpan Now { get; set; }

    public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control) =>
        Sent.Add(new SentPacket(leg, packet.ToArray(), destination, control, Now));

    public void Hear(in Heard heard) => Heard.Add(heard);

    public void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels)
    {
        if (!Recordings.TryGetValue(recording, out var all))
            Recordings[recording] = all = [];
        all.AddRange(samples);
        BlockSamples.Add(samples.Length / channels);
    }

    public void Latch(LegId leg, RtpAddress source) => Latched.Add((leg, source));

    public void Late(LegId leg, TimeSpan lateness) => Lateness.Add(lateness);
}

/// <summary>One packet that the lane put on a wire.</summary>
public sealed record SentPacket(LegId Leg, byte[] Bytes, RtpAddress Destination, bool Control, TimeSpan At)
{
    public byte PayloadType => (byte)(Bytes[1] & 0x7F);

    public bool Marker => Bytes[1] >= 0x80;

    public ushort Sequence => Read((in RtpPacket packet) => packet.Sequence);

    public uint Timestamp => Read((in RtpPacket packet) => packet.Timestamp);

    public uint Source => Read((in RtpPacket packet) => packet.Source);

    public byte[] Payload => Read((in RtpPacket packet) => packet.Payload.ToArray());

    delegate T Reader<T>(in RtpPacket packet);

    T Read<T>(Reader<T> read)
    {
        Assert.True(RtpPacket.TryRead(Bytes, out var packet, out _));
        return read(packet);
    }
}
