using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Flows;

/// <summary>What every call of one floor shares: the way out, the present moment, bounds and chance.</summary>
sealed class Switchboard(FloorLimits limits, RandomNumberGenerator chance, FloorCounters counters)
{
    readonly Queue<FloorOutput> _outputs = new();

    internal FloorLimits Limits { get; } = limits;
    internal FloorCounters Counters { get; } = counters;
    internal Moment Now { get; set; }

    internal void Put(FloorOutput output) => _outputs.Enqueue(output);

    internal bool TryTake(out FloorOutput? output) => _outputs.TryDequeue(out output);

    internal string NewId() => CallIds.Next(chance, Now.Wall).Value;
}
