using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A unit signs for a ticket once.</summary>
sealed class TheUnitHasNotSignedYet : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Mine is { AcceptedAt: null } ? null : Refuse(null, "本单位已经签收");
}
