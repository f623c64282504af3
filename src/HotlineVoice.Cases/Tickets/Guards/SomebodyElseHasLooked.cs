using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Where the ground needs a second reader, it is somebody who has not handled the ticket.</summary>
sealed class SomebodyElseHasLooked : Guard<TicketAct.CloseByGround>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (TheClosingGroundIsKnown.Find(scene.Rules, act.Ground) is not { SecondReader: true } ground)
            return null;
        if (string.IsNullOrWhiteSpace(act.SecondReader))
            return Wrong("secondReader", $"{ground.Code}（{ground.Title}）须另一人复核，请写明复核人");
        return ReadTwice.Check(scene, act.SecondReader, ground.Clause, Code);
    }
}
