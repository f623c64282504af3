using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline;

/// <summary>Runs every call of the hotlines: what has happened goes in, orders and facts come out.</summary>
/// <remarks>
/// One mutation, then drain <see cref="TryTake"/> until it is empty, then the next mutation.
/// Waking early, late or twice is harmless. Nothing here reads a clock, touches a disk or starts a thread.
/// </remarks>
public sealed class Floor
{
    readonly Queue<FloorOutput> _outputs = new();

    /// <summary>A floor with these plans. Chance names voicemails and recordings.</summary>
    public Floor(PlanSet plans, FloorLimits limits, RandomNumberGenerator chance)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(chance);
    }

    /// <summary>Uptime at which to call <see cref="Advance"/> at the latest; null when nothing is awaited.</summary>
    public TimeSpan? NextDeadline => null;

    /// <summary>What the floor has counted.</summary>
    public FloorCounters Counters { get; } = new();

    /// <summary>Takes one fact.</summary>
    public void Receive(FloorInput input, Moment now)
    {
        if (input is FloorInput.CallArrived arrived)
            _outputs.Enqueue(new FloorOutput.Refuse(arrived.Call, Calls.CallEndReason.UnknownNumber, null));
    }

    /// <summary>Does what is due.</summary>
    public void Advance(Moment now)
    {
    }

    /// <summary>The next order or fact, in order.</summary>
    public bool TryTake([NotNullWhen(true)] out FloorOutput? output) => _outputs.TryDequeue(out output);
}
