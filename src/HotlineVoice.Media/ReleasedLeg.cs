using HotlineVoice.Media.Legs;

namespace HotlineVoice.Media;

/// <summary>A leg between two lanes, with all that is known of its peer: streams, jitter buffer, play, recording. No
/// lane serves it; one lane adopts it, once.</summary>
public sealed class ReleasedLeg
{
    Leg? _leg;

    internal ReleasedLeg(Leg leg, TimeSpan dueAt) => (_leg, Id, DueAt) = (leg, leg.Id, dueAt);

    /// <summary>Which leg it is.</summary>
    public LegId Id { get; }

    /// <summary>Uptime at which its next frame is due.</summary>
    internal TimeSpan DueAt { get; }

    internal Leg Take()
    {
        var leg = _leg ?? throw new InvalidOperationException($"{Id} has been adopted already.");
        _leg = null;
        return leg;
    }
}
