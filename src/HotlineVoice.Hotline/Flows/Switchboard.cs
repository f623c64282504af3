using System.Collections.Immutable;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Talks;

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
        Farewells = new Farewells(this);
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

    internal Farewells Farewells { get; }

    /// <summary>Queues may stand otherwise than pages were shown last.</summary>
    internal bool MarketMoved { get; set; }

    internal void TellMarket(MarketInput input)
    {
        MarketMoved = true;
        Market.Receive(input, Now);
    }

    internal void Put(FloorOutput output) => _outputs.Enqueue(output);

    internal bool TryTake(out FloorOutput? output) => _outputs.TryDequeue(out output);

    internal string NewId() => CallIds.Next(_chance, Now.Wall).Value;
}
