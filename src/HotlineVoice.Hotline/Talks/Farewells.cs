using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;

namespace HotlineVoice.Hotline.Talks;

/// <summary>
/// Legs to be ended a little later: a telephone that asked for a transfer is to hear how it went, and then hangs up by
/// itself (RFC 5589 §6). One that does not is ended, at the latest when its seat is rung again.
/// </summary>
sealed class Farewells(Switchboard board)
{
    readonly List<(LegRef Leg, string? Seat, TimeSpan At)> _waiting = [];

    internal TimeSpan? NextDeadline => _waiting is [var first, ..] ? first.At : null;

    internal void Add(Party party) =>
        _waiting.Add((party.Leg, party.Number, board.Now.Uptime + board.Limits.FarewellPatience));

    /// <summary>The telephone has hung up.</summary>
    internal void Remove(LegRef leg) => _waiting.RemoveAll(farewell => farewell.Leg == leg);

    internal void Wake() => End(farewell => farewell.At <= board.Now.Uptime);

    /// <summary>This seat's telephone is wanted for something else.</summary>
    internal void End(string seatNo) => End(farewell => farewell.Seat == seatNo);

    void End(Predicate<(LegRef Leg, string? Seat, TimeSpan At)> which)
    {
        foreach (var (leg, _, _) in _waiting.FindAll(which))
            board.Put(new FloorOutput.HangUpLeg(leg, LegCause.Over));
        _waiting.RemoveAll(which);
    }
}
