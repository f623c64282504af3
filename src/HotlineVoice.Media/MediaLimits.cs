namespace HotlineVoice.Media;

/// <summary>The limits of a lane; each says where its number comes from.</summary>
public static class MediaLimits
{
    /// <summary>An Ethernet frame's payload; no audio packet of ours or a peer's is longer.</summary>
    public const int PacketBytesMax = 1500;

    /// <summary>G.711 at 60 ms is the longest we send (RFC 3551 knows no longer default either).</summary>
    public const int SendPayloadBytesMax = 480;

    /// <summary>1,024 legs in each sub-tick of 5 ms: a frame costs 0.4-1 µs here (measured with 200 legs on the
    /// development machine) and up to 3.7 µs in the socket,
    /// so this is the most that one core can send in time.</summary>
    public const int LegsMax = 4096;

    /// <summary>A conference larger than this is a meeting, not a hotline; mixing costs its square.</summary>
    public const int BridgeLegsMax = 16;

    /// <summary>Prompts in one play: a spoken ticket number is about thirty words.</summary>
    public const int PlaylistMax = 256;

    /// <summary>Digits in one order: an account number with pauses.</summary>
    public const int DigitsMax = 64;

    /// <summary>Packets a new source must send in order before it is latched (RFC 3550 A.1 asks for 2;
    /// strays come in fives).</summary>
    public const int ProbationPackets = 5;

    /// <summary>The most audio held back against jitter; beyond it people talk over each other (ITU-T G.114:
    /// 150-400 ms one way).</summary>
    public static readonly TimeSpan JitterDelayMax = TimeSpan.FromMilliseconds(200);

    /// <summary>Frames later than this are not caught up:
    /// a burst of more packets than that helps no phone's buffer.</summary>
    public static readonly TimeSpan CatchUpMax = TimeSpan.FromMilliseconds(400);
}
