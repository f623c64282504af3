using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules want a leader's signature before this ticket is sent out, and it is not there.</summary>
sealed class ASignatureIsNeeded : Guard
{
    internal override TicketOutcome? Check(Scene scene) => SignPlaces.MissingForDispatch(scene) is null
        ? Refuse(scene.Rules.DispatchSignoff?.Clause, "本工单转办前不需要签批，或已经签批")
        : null;
}
