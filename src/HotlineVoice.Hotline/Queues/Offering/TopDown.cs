namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>For places with a first and a second line: low numbers are asked first, always.</summary>
sealed class TopDown : OfferingWay
{
    internal override string Name => "top-down";

    internal override string Meaning => "The free seat with the lowest number";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn) =>
        First(seats, static (_, _) => 0);
}
