namespace HotlineVoice.Media;

/// <summary>Takes what a lane puts out during one <see cref="Lane.Tick{TSink}"/>.
/// Spans are valid until the call returns.</summary>
public interface ILaneSink
{
    /// <summary>Puts a packet on the leg's wire.</summary>
    /// <param name="leg">Whose socket.</param>
    /// <param name="packet">The whole RTP or RTCP packet.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="control">True: from the RTCP socket, unless the leg shares one port (RFC 5761).</param>
    void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control);

    /// <summary>Tells the exchange what was noticed.</summary>
    void Hear(in Heard heard);

    /// <summary>Takes up to 200 ms of a recording: 8 kHz, 16 bit, channels interleaved (left the citizen).</summary>
    void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels);

    /// <summary>The leg's peer is known for good: its socket may be connected to this source.</summary>
    void Latch(LegId leg, RtpAddress source);

    /// <summary>One frame of a leg was served this long after its own sub-tick.</summary>
    void Late(LegId leg, TimeSpan lateness);
}
