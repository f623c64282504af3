using System.Collections.Immutable;

namespace HotlineVoice.Storage.Recoveries;

/// <summary>What the start found of a process that had been cut off, and what became of it.</summary>
/// <param name="CallsClosed">Calls without an end, closed with ServerLost.</param>
/// <param name="VoicemailsSaved">Messages that had been begun and are long enough to be messages.</param>
/// <param name="VoicemailsDropped">Messages that had been begun and hold too little or nothing.</param>
/// <param name="Strays">Ids of recordings that no record names. They stay where they are.</param>
public sealed record RecoveryReport(
    int CallsClosed,
    int VoicemailsSaved,
    int VoicemailsDropped,
    ImmutableArray<string> Strays)
{
    /// <summary>Callers who waited or talked in one of the calls closed, and can be called back.</summary>
    public int CallbacksOwed { get; init; }
    /// <summary>Seats that stood in a call, an offer or a wrap-up that is over, and stand otherwise now.</summary>
    public int SeatsTurned { get; init; }
}
