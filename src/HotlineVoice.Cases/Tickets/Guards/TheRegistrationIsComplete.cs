using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A draft that is registered says all that a ticket must say.</summary>
sealed class TheRegistrationIsComplete : Guard<TicketAct.Register>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Register act)
    {
        var errors = RegistrationCheck.Run(act.Registration with { Draft = false }, scene.Around, scene.File);
        return errors.IsEmpty ? null : new TicketOutcome.Wrong(errors);
    }
}
