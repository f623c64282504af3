using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What asking the caller for material makes of a ticket.</summary>
static class Materials
{
    internal static bool Request(ChangeBuilder change, TicketAct.RequestMaterial act)
    {
        change.Clause = change.Rules.Material!.Clause;
        ClockWork.Begin(change, ClockMoment.MaterialAsked, change.Scene.OpenMain?.Seq);
        var clock = change.Timers.FindLastIndex(timer =>
            timer.Id == ClockRule.Material && timer.State == TimerState.Running);
        if (act.DaysWd is { } days && clock >= 0)
            change.Timers[clock] = Reckoning.Of(
                change.Timers[clock] with { Count = days, Unit = ClockUnit.WorkingDay },
                change.Timers, change.Around.Calendar);
        var due = clock >= 0 ? change.Timers[clock].DueDay!.Value
            : change.Around.Calendar.AddWorkingDays(change.Around.Today, act.DaysWd ?? 0);
        change.Say("items", act.Items);
        change.Say("dueDay", due);
        change.File = change.File with
        {
            Materials = change.File.Materials.Add(new MaterialRequest
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Materials.Length + 1,
                Items = act.Items.Trim(),
                DueDay = due,
                AskedAt = change.Now,
                AskedBy = change.Around.Actor.User,
                FromState = change.Ticket.State,
            }),
        };
        return true;
    }

    internal static bool Supplied(ChangeBuilder change, TicketAct.Supplied act)
    {
        change.Clause = change.Rules.Material?.Clause;
        change.Say("note", act.Note);
        ClockWork.Meet(change, ClockMoment.MaterialSupplied, change.Scene.OpenMain?.Seq);
        var asked = change.File.Materials[^1];
        change.File = change.File with
        {
            Materials = change.File.Materials.SetItem(asked.Seq - 1, asked with { SuppliedAt = change.Now }),
        };
        Cooperation.Follow(change);
        return change.Go(asked.FromState);
    }

    internal static bool Expired(ChangeBuilder change, TicketAct.Expired act)
    {
        var rule = change.Rules.Material!;
        change.Clause = Grounds.ClauseOf(change.Rules, rule.Ground) ?? rule.Clause;
        change.Say("secondReader", act.SecondReader);
        var asked = change.File.Materials[^1];
        change.File = change.File with
        {
            Materials = change.File.Materials.SetItem(asked.Seq - 1, asked with { ExpiredAt = change.Now }),
        };
        return Ending.End(change, rule.Ground);
    }
}
