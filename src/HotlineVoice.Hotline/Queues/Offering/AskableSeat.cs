namespace HotlineVoice.Hotline.Queues.Offering;

/// <summary>A seat that may be asked at this moment, as a way of offering sees it.</summary>
/// <remarks>Seats that are busy, paused or being asked already are never among those that a way is shown, so no way
/// can stop at one.</remarks>
/// <param name="No">Its number.</param>
/// <param name="IdleSince">Wall time since which it has had no call.</param>
readonly record struct AskableSeat(string No, DateTimeOffset IdleSince)
{
    /// <summary>Calls from queues that it has taken today.</summary>
    internal int Calls { get; init; }
    /// <summary>How long it has talked today, whoever dialled.</summary>
    internal TimeSpan Talked { get; init; }
    /// <summary>Its highest level in what the call asks for, 1 to 9; 0 when no level is known.</summary>
    internal int Level { get; init; }

    /// <summary>Numbers as numbers: 999 comes before 8001.</summary>
    internal static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
