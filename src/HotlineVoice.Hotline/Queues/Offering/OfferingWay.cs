using System.Security.Cryptography;

namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>A way of offering: which of the seats that may be asked is asked. One small file each.</summary>
abstract class OfferingWay
{
    /// <summary>As queues.yaml names it after «offer to».</summary>
    internal abstract string Name { get; }

    /// <summary>Whom it asks, in one sentence without a full stop.</summary>
    internal abstract string Meaning { get; }

    /// <summary>Index of the seat to ask; there is at least one.</summary>
    internal abstract int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn);

    /// <summary>The first in this order; of equals the one with the lowest number.</summary>
    protected static int First(ReadOnlySpan<AskableSeat> seats, Comparison<AskableSeat> order)
    {
        var first = 0;
        for (var i = 1; i < seats.Length; i++)
        {
            var compared = order(seats[i], seats[first]);
            if (compared < 0 || (compared == 0 && AskableSeat.CompareNumbers(seats[i].No, seats[first].No) < 0))
                first = i;
        }

        return first;
    }

    /// <summary>The longest idle first.</summary>
    protected static int CompareIdle(AskableSeat left, AskableSeat right) => left.IdleSince.CompareTo(right.IdleSince);
}

/// <summary>What a way may know beside the seats.</summary>
/// <param name="LastAsked">Number of the seat that this queue asked last; null for none.</param>
/// <param name="Chance">For ways that draw lots.</param>
readonly record struct OfferingTurn(string? LastAsked, RandomNumberGenerator Chance);
