using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The caller was shown another channel when no unit is competent.</summary>
sealed class TheChannelIsNamed : Guard<TicketAct.NoUnitCompetent>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.NoUnitCompetent act) =>
        string.IsNullOrWhiteSpace(act.Channel) ? Wrong("channel", "请写明已告知诉求人的其他渠道") : null;
}
