using System.Collections.Immutable;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Flows;

/// <summary>What every call of one floor shares: the way out, the present moment, bounds and chance.</summary>
sealed class Switchboard
{
    readonly Queue<FloorOutput> _outputs = new();
    readonly RandomNumberGenerator _chance;

    internal Switchboard(FloorLimits limits, RandomNumberGenerator chance, FloorCounters counters)
    {
        (Limits, Counters, _chance) = (limits, counters, chance);
        Market = new SeatMarket(chance);
        Seats = new SeatRoster(this);
    }

    internal FloorLimits Limits { get; }
    internal FloorCounters Counters { get; }
    internal SeatMarket Market { get; }
    internal SeatRoster Seats { get; }

    /// <summary>Whose leg it is.</summary>
    internal Dictionary<LegRef, Call> Legs { get; } = [];

    /// <summary>Trunks that lead outwards.</summary>
    internal ImmutableArray<string> TrunksOut { get; set; } = [];

    internal Moment Now { get; set; }

    /// <summary>Legs to be ended a little later: a telephone that asked for a transfer is to hear how it went and
    /// hangs up by itself (RFC 5589 §6).</summary>
    internal Queue<(LegRef Leg, TimeSpan At)> Farewells { get; } = new();

    internal void HangUpSoon(LegRef leg) => Farewells.Enqueue((leg, Now.Uptime + Limits.FarewellPatience));

    internal void Put(FloorOutput output) => _outputs.Enqueue(output);

    internal bool TryTake(out FloorOutput? output) => _outputs.TryDequeue(out output);

    internal string NewId() => CallIds.Next(_chance, Now.Wall).Value;
}
