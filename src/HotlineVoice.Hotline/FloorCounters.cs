using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline;

/// <summary>What the floor has counted since its start; read by the loop that owns it.</summary>
public sealed class FloorCounters
{
    readonly Dictionary<CallEndReason, long> _ended = [];

    /// <summary>Calls now.</summary>
    public int CallsActive { get; internal set; }
    /// <summary>Calls that were answered or are about to be.</summary>
    public long CallsTaken { get; internal set; }
    /// <summary>Promises that were not kept in time or at all.</summary>
    public long PromisesBroken { get; internal set; }
    /// <summary>Ends of playings or recordings that never came, so that the floor went on by its own timer.</summary>
    public long EndsLost { get; internal set; }
    /// <summary>Seats that the watchdog found in contradiction with their calls and put right.</summary>
    public long SeatsRepaired { get; internal set; }
    /// <summary>Calls that ended or were refused, by reason.</summary>
    public IReadOnlyDictionary<CallEndReason, long> Ended => _ended;

    internal void CountEnd(CallEndReason reason) => _ended[reason] = _ended.GetValueOrDefault(reason) + 1;
}
