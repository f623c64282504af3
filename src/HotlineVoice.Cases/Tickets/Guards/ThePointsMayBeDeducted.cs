using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The unit stayed late beyond the rules' number after a letter, without reasons, and was not yet punished for
/// it.</summary>
sealed class ThePointsMayBeDeducted : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var main = scene.OpenOrLastMain;
        var clock = scene.File.Timers.LastOrDefault(timer =>
            timer.Id == ClockRule.Deduct && timer.AssignmentSeq == main?.Seq);
        if (clock is null || scene.Around.Now < clock.DueAt || clock.State == TimerState.Met)
            return Refuse(clock?.Clause, $"{scene.By(clock?.Clause)}，尚不具备扣分的情形，或已经扣分");
        if (!scene.File.Letters.Any(letter => letter.AssignmentSeq == main!.Seq && letter.IssuedAt is not null
            && letter.Kind == LetterKind.Urge))
            return Refuse(clock.Clause, $"{scene.By(clock.Clause)}，应先发出《催办通知书》，经催办仍超期的才能扣分");
        return scene.Act is TicketAct.Deduct act && string.IsNullOrWhiteSpace(act.Reason)
            ? Wrong("reason", "请写明扣分理由")
            : null;
    }
}
