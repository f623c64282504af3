using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Media.Playing;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>What the exchange is told by the loops around it. Messages from the wire have a door of their
/// own.</summary>
abstract record ExchangeInput
{
    ExchangeInput()
    {
    }

    /// <summary>A stream was opened, refused or closed.</summary>
    public sealed record PathChanged(SipPathEvent Event) : ExchangeInput;

    /// <summary>A lane has noticed something; the end of a recording comes once its file is finished.</summary>
    public sealed record LaneHeard(Heard Heard) : ExchangeInput;

    /// <summary>A lane could not serve this leg, or could not tell what it heard on it.</summary>
    public sealed record LegFaulted(LegId Leg, string Why) : ExchangeInput;

    /// <summary>The leg is on the lane that it was to move to; orders about it may be given there.</summary>
    public sealed record LegMoved(LegId Leg) : ExchangeInput;

    /// <summary>The port that was asked for. Local is as the peer shall see it.</summary>
    public sealed record PortOpened(LegId Leg, IPEndPoint Local) : ExchangeInput;

    /// <summary>There is no port.</summary>
    public sealed record PortRefused(LegId Leg) : ExchangeInput;

    /// <summary>The disk takes no more of this recording; it is to be stopped, its end will be told as
    /// failed.</summary>
    public sealed record RecordingBroke(RecordingId Recording) : ExchangeInput;

    /// <summary>A recording was read for playing; null when it cannot be.</summary>
    public sealed record RecordingLoaded(PlayRef Play, Prompt? Prompt) : ExchangeInput;

    /// <summary>New readings for all lanes.</summary>
    public sealed record PromptsLoaded(PromptLibrary Library) : ExchangeInput;

    /// <summary>For the floor as it is: promises kept, plans, pages' orders, the moved clock.</summary>
    public sealed record ForFloor(FloorInput Input) : ExchangeInput;

    /// <summary>For the stack as it is: accounts, trunks, restored bindings, overload, drain.</summary>
    public sealed record ForStack(SipOrder Order) : ExchangeInput;

    /// <summary>The time for ending by themselves is over: every call is ended now.</summary>
    public sealed record EveryCallEnds : ExchangeInput;
}
