using System.Net;
using HotlineVoice.Media;

namespace HotlineVoice.Benchmarks.Micro;

/// <summary>A leg of the bench: PCMA both ways, its peer on a port made from its number.</summary>
static class BenchLeg
{
    public static LegOptions Options(LegId leg) => new() { Remote = Remote(leg) };

    public static RtpAddress Remote(LegId leg) =>
        RtpAddress.From(new IPEndPoint(IPAddress.Loopback, 30000 + (int)leg.Value));
}

/// <summary>Where packets would go; counts their bytes so that nothing is optimised away.</summary>
struct CountingSink : ILaneSink
{
    public long Bytes;

    public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control) =>
        Bytes += packet.Length;

    public readonly void Hear(in Heard heard)
    {
    }

    public readonly void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels)
    {
    }

    public readonly void Latch(LegId leg, RtpAddress source)
    {
    }

    public readonly void Late(LegId leg, TimeSpan lateness)
    {
    }
}
