namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>Evens out the hours of talking, so that a clerk with one long call is spared.</summary>
sealed class LeastTalked : OfferingWay
{
    internal override string Name => "least-talked";

    internal override string Meaning => "The seat that has talked the least today; of equals the longest idle";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn) =>
        First(seats, static (left, right) => left.Talked != right.Talked
            ? left.Talked.CompareTo(right.Talked)
            : CompareIdle(left, right));
}
