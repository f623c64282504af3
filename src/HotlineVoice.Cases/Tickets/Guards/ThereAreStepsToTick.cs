using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The ticket has a checklist of which this person ticks something.</summary>
sealed class ThereAreStepsToTick : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.File.Checks.Any(one => one.ForUnits || scene.IsOfHotline)
            ? null
            : Refuse(null, "本工单没有办理清单");
}
