using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Whoever is refused has been told why and where to turn.</summary>
sealed class TheBasisWasTold : Guard<TicketAct.Refuse>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Refuse act)
    {
        if (act.BasisTold)
            return null;
        var clause = TheGroundForRefusingIsKnown.Find(scene.Rules, act.Ground)?.Clause;
        return Refuse(clause, $"{scene.By(clause)}，不予受理的，应先向诉求人说明理由和反映渠道");
    }
}
