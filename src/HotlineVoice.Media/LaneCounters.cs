using HotlineVoice.Media.Rtp;

namespace HotlineVoice.Media;

/// <summary>What a lane has counted since it began. Only the lane writes;
/// a reader elsewhere sees each number whole.</summary>
public sealed class LaneCounters
{
    readonly long[] _discards = new long[Enum.GetValues<RtpDiscard>().Length];

    /// <summary>RTP packets that came in, used or not.</summary>
    public long PacketsReceived { get; internal set; }

    /// <summary>RTP packets that went out.</summary>
    public long PacketsSent { get; internal set; }

    /// <summary>RTCP packets that came in, used or not.</summary>
    public long ControlReceived { get; internal set; }

    /// <summary>RTCP packets that went out.</summary>
    public long ControlSent { get; internal set; }

    /// <summary>Frames that were served at least one sub-tick late.</summary>
    public long FramesLate { get; internal set; }

    /// <summary>Frames that were left out because the lane was later than
    /// <see cref="MediaLimits.CatchUpMax"/>.</summary>
    public long FramesSkipped { get; internal set; }

    /// <summary>Frames of audio that had to be invented because their packets were missing.</summary>
    public long FramesConcealed { get; internal set; }

    /// <summary>Legs now open.</summary>
    public int Legs { get; internal set; }

    /// <summary>Packets that came in and were not used, by reason.</summary>
    public long Discarded(RtpDiscard reason) => _discards[(int)reason];

    internal void Discard(RtpDiscard reason) => _discards[(int)reason]++;
}
