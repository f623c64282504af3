using HotlineVoice.Media;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch.Loops;

/// <summary>What a lane's thread is asked to do: an order for the lane, or a port that comes, goes or moves.</summary>
/// <param name="Order">For the lane itself.</param>
/// <param name="Leg">Whose port; with <paramref name="Port"/> it comes, without it goes.</param>
/// <param name="Port">The port.</param>
readonly record struct LaneWork(LaneOrder? Order, LegId Leg = default, RtpPort? Port = null)
{
    /// <summary>The lane that the leg and its port are to move to.</summary>
    public LaneThread? To { get; init; }

    /// <summary>The leg that comes with its port; null when it was gone before it moved.</summary>
    public ReleasedLeg? Coming { get; init; }
}

/// <summary>Where a lane's thread sends what it cannot do itself.</summary>
/// <param name="Hear">To the exchange; false when there is no room.</param>
/// <param name="Recordings">To the disk.</param>
/// <param name="GiveBack">A port that is no longer served.</param>
sealed record LaneSurroundings(
    Func<Exchanges.ExchangeInput, bool> Hear,
    Recordings.RecordingWriter Recordings,
    Action<RtpPort, TimeSpan> GiveBack);
