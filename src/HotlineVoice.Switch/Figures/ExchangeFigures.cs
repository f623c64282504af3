using System.Collections.Frozen;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Switch.Figures;

/// <summary>What the exchange's thread counted, copied for readers on other threads.</summary>
sealed record ExchangeFigures
{
    public static ExchangeFigures None { get; } = new();

    public int CallsActive { get; init; }

    public int CallsOnWire { get; init; }

    public int Bindings { get; init; }

    public long SeatsRepaired { get; init; }

    /// <summary>Calls on each trunk by name, those of none left out.</summary>
    public IReadOnlyDictionary<string, int> CallsOnTrunk { get; init; } = FrozenDictionary<string, int>.Empty;

    public IReadOnlyDictionary<CallEndReason, long> Ended { get; init; } = FrozenDictionary<CallEndReason, long>.Empty;

    public IReadOnlyDictionary<SipMessageKind, long> Messages { get; init; } =
        FrozenDictionary<SipMessageKind, long>.Empty;

    public IReadOnlyDictionary<SipRejection, long> Rejections { get; init; } =
        FrozenDictionary<SipRejection, long>.Empty;

    public static ExchangeFigures Of(Exchange exchange) => new()
    {
        CallsActive = exchange.FloorCounters.CallsActive,
        CallsOnWire = exchange.CallsOnWire,
        Bindings = exchange.StackCounters.Bindings,
        SeatsRepaired = exchange.FloorCounters.SeatsRepaired,
        CallsOnTrunk = exchange.CallsOnTrunk(),
        Ended = EndedOf(exchange),
        Messages = new Dictionary<SipMessageKind, long>(exchange.StackCounters.Messages),
        Rejections = Enum.GetValues<SipRejection>()
            .Where(reason => exchange.StackCounters.Rejections(reason) > 0)
            .ToDictionary(reason => reason, exchange.StackCounters.Rejections),
    };

    static Dictionary<CallEndReason, long> EndedOf(Exchange exchange)
    {
        var ended = new Dictionary<CallEndReason, long>(exchange.FloorCounters.Ended);
        ended[CallEndReason.Overload] = ended.GetValueOrDefault(CallEndReason.Overload) + exchange.CallsWithoutPort;
        return ended;
    }
}
