using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What being on site, and what kept people from it, makes of an emergency.</summary>
static class Emergencies
{
    internal static bool OnSite(ChangeBuilder change, TicketAct.ArriveOnSite act)
    {
        var mine = change.Scene.Mine!;
        var at = act.At ?? change.Now;
        change.Clause = change.Rules.Emergency?.Clause;
        change.Say("orgId", mine.OrgId);
        change.Say("onsiteAt", at.ToOffset(WorkingCalendar.Offset)
            .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        change.Replace(mine with { OnsiteAt = at });
        ClockWork.Meet(change, ClockMoment.OnSite, mine.Seq, at);
        return true;
    }

    internal static bool ForceMajeure(ChangeBuilder change, TicketAct.ClaimForceMajeure act)
    {
        var main = change.Scene.OpenOrLastMain!;
        change.Clause = change.Rules.Emergency?.Clause;
        change.Say("text", act.Text);
        change.Replace(main with { ForceMajeure = act.Text.Trim(), ForceMajeureConfirmedBy = null });
        return true;
    }

    internal static bool ConfirmForceMajeure(ChangeBuilder change, TicketAct.ConfirmForceMajeure act)
    {
        var main = change.Scene.OpenOrLastMain!;
        change.Clause = change.Rules.Emergency?.Clause;
        change.Say("confirmed", act.Confirmed);
        change.Replace(main with
        {
            ForceMajeure = act.Confirmed ? main.ForceMajeure : null,
            ForceMajeureConfirmedBy = act.Confirmed ? change.Around.Actor.User : null,
        });
        return true;
    }

    internal static bool ReportAbnormal(ChangeBuilder change, TicketAct.ReportAbnormal act)
    {
        var rule = change.Rules.AbnormalSubsidy!;
        change.Clause = rule.Clause;
        change.Say("note", act.Note);
        change.Say("to", rule.To);
        change.Ticket = change.Ticket with { AbnormalSubsidy = true };
        return true;
    }
}
