namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>The fairest to clerks who come and go, and what is usual.</summary>
sealed class LongestIdle : OfferingWay
{
    internal override string Name => "longest-idle";

    internal override string Meaning => "The seat that has had no call for the longest time";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn) =>
        First(seats, CompareIdle);
}
