using System.Security.Cryptography;

namespace HotlineVoice.Media;

/// <summary>Hears and speaks for many legs. Packets and orders go in; packets and heard things come out at each sub-tick.</summary>
/// <remarks>One thread calls it. Nothing here reads a clock, opens a socket or allocates per packet.</remarks>
public sealed class Lane
{
    readonly LaneOptions _options;
    readonly RandomNumberGenerator _chance;

    /// <summary>A lane without legs. Chance gives SSRCs, first sequence numbers and the spread of RTCP (RFC 3550 §8, §6.2).</summary>
    public Lane(LaneOptions options, RandomNumberGenerator chance)
    {
        _options = options;
        _chance = chance;
    }

    /// <summary>Uptime of the next sub-tick: call <see cref="Tick{TSink}"/> then.</summary>
    public TimeSpan NextDeadline { get; private set; }

    /// <summary>What was counted so far.</summary>
    public LaneCounters Counters { get; } = new();

    /// <summary>Takes an order of the exchange; what it causes comes out of the next tick.</summary>
    public void Order(LaneOrder order, TimeSpan now) => _ = (order, now, _options, _chance);

    /// <summary>Takes an RTP packet of a leg's socket. Whatever its bytes are, it never throws.</summary>
    public void Receive(LegId leg, ReadOnlySpan<byte> packet, RtpAddress source, TimeSpan now) => Counters.PacketsReceived++;

    /// <summary>Takes an RTCP packet of a leg's socket. Whatever its bytes are, it never throws.</summary>
    public void ReceiveControl(LegId leg, ReadOnlySpan<byte> packet, RtpAddress source, TimeSpan now) =>
        Counters.ControlReceived++;

    /// <summary>Serves every phase that is due; late ones are caught up in order, so that no leg drifts.</summary>
    public void Tick<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        while (NextDeadline <= now)
            NextDeadline += _options.SubTick;
    }
}
