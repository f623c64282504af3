namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>Evens out the number of calls. Who signs in late is asked until he has caught up.</summary>
sealed class FewestCalls : OfferingWay
{
    internal override string Name => "fewest-calls";

    internal override string Meaning => "The seat that has taken the fewest calls today; of equals the longest idle";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn) =>
        First(seats, static (left, right) => left.Calls != right.Calls
            ? left.Calls.CompareTo(right.Calls)
            : CompareIdle(left, right));
}
