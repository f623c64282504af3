using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Switch;

/// <summary>What the switch needs of others: storage's side of three ports, and the clock.</summary>
/// <param name="Facts">Keeps what has happened.</param>
/// <param name="Seats">Knows the seats and where their telephones were.</param>
/// <param name="Recordings">Keeps sound.</param>
/// <param name="Clock">The wall clock of the domain.</param>
public sealed record SwitchPorts(IFactStore Facts, ISeatStore Seats, IRecordingShelf Recordings, DomainClock Clock)
{
    /// <summary>Knows how seats stood when the server last ran.</summary>
    public required ISeatStandingStore Standings { get; init; }
}
