using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>What an exchange must know before the first call.</summary>
sealed record ExchangeOptions
{
    public required SipOptions Sip { get; init; }

    public required PlanSet Plans { get; init; }

    public FloorLimits Floor { get; init; } = new();

    /// <summary>How many lanes there are to spread calls over.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>Without a packet for so long a call is ended; RFC 3550 §6.3.5 counts a silent peer out after 25
    /// s.</summary>
    public TimeSpan MediaSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When to try again where no port was free: calls last about half a minute in the menus.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);
}
