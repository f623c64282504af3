namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>Who knows most is asked first.</summary>
sealed class BestSkill : OfferingWay
{
    internal override string Name => "best-skill";

    internal override string Meaning => "The seat that knows best what the queue asks for; of equals the longest idle";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn) =>
        First(seats, static (left, right) => left.Level != right.Level
            ? right.Level.CompareTo(left.Level)
            : CompareIdle(left, right));
}
