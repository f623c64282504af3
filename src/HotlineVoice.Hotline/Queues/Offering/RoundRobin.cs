namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>Goes round the numbers. The one asked last need not be there any more: the next number counts.</summary>
sealed class RoundRobin : OfferingWay
{
    internal override string Name => "round-robin";

    internal override string Meaning => "The next free seat by number after the one that this queue asked last";

    internal override int Choose(ReadOnlySpan<AskableSeat> seats, in OfferingTurn turn)
    {
        var last = turn.LastAsked ?? "";
        return First(seats, (left, right) => IsPassed(left.No, last).CompareTo(IsPassed(right.No, last)));
    }

    /// <summary>Numbers up to the last one come after all higher numbers.</summary>
    static bool IsPassed(string no, string last) => AskableSeat.CompareNumbers(no, last) <= 0;
}
