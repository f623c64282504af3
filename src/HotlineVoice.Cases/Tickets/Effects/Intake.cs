using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What taking a matter in, and settling it at once, makes of a ticket.</summary>
static class Intake
{
    internal static bool Register(ChangeBuilder change, TicketAct.Register act)
    {
        var (ticket, caller) = RegisteredTicket.Of(
            change.Ticket.TicketNo, act.Registration with { Draft = false }, change.Around);
        var draft = change.Ticket;
        change.Ticket = ticket with
        {
            Version = draft.Version,
            CreatedAt = draft.CreatedAt,
            CallId = ticket.CallId ?? draft.CallId,
            VoicemailId = ticket.VoicemailId ?? draft.VoicemailId,
            RuleSetId = draft.RuleSetId,
            RepeatNo = Math.Max(ticket.RepeatNo, draft.RepeatNo),
            ParentTicketNo = ticket.ParentTicketNo ?? draft.ParentTicketNo,
        };
        change.Caller = caller;
        Filling.Put(change, act.Registration.Fields);
        Begin(change, act.Registration);
        return true;
    }

    /// <summary>The clocks, the contact and the entries of a registration.</summary>
    internal static void Begin(ChangeBuilder change, TicketRegistration said)
    {
        Checking.Come(change, TicketGate.Register);
        Repeating.Count(change, said.NewFacts != false, null, said.CallId);
        ClockWork.Begin(change, ClockMoment.Registered);
        change.Say("class", ClassWords.Name(change.Ticket.Class));
        if (change.Around.LeaderSession is { } session)
            change.Say("leader", $"{session.Title} {session.Leader}");
        change.Say("divisionCode", change.Ticket.DivisionCode);
        change.Say("callId", change.Ticket.CallId);
        change.Say("voicemailId", change.Ticket.VoicemailId);
        change.Say("parentTicketNo", change.Ticket.ParentTicketNo);
        if (change.Ticket.Anonymous)
            change.Say("anonymous", true);
        if (change.Ticket.IsKey)
            change.Say("keyReason", change.Ticket.KeyReason);
        if (change.Ticket.Urgency == TicketUrgency.Emergency
            && change.Rules.Emergency is { Notify.IsEmpty: false } rule)
            change.Note(Remark.Of("emergencyNotified", rule.Clause, "orgIds", string.Join(",", rule.Notify))
                with
            { BySystem = true });
        if (said.NewFacts == false && change.Around.Parent is not null)
            CloseAsRepeated(change);
    }

    /// <summary>LN-08: the same matter with nothing new is told, linked and closed at once.</summary>
    static void CloseAsRepeated(ChangeBuilder change)
    {
        var ground = Grounds.Solved(change.Rules, 'c');
        Ending.End(change, ground);
        change.Note(Remark.Of("repeatContact", Grounds.ClauseOf(change.Rules, ground), "closingGround", ground)
            with
        { BySystem = true, To = TicketState.Closed });
    }

    internal static bool AnswerDirectly(ChangeBuilder change, TicketAct.AnswerDirectly act)
    {
        change.Say("answer", act.Answer);
        change.Say("articleId", act.ArticleId);
        change.Ticket = change.Ticket with { ResultText = act.Answer.Trim(), ArticleId = act.ArticleId };
        return End(change, "DA");
    }

    internal static bool Refuse(ChangeBuilder change, TicketAct.Refuse act)
    {
        var ground = TheGroundForRefusingIsKnown.Find(change.Rules, act.Ground)!;
        change.Clause = ground.Clause;
        change.Say("ground", ground.Code);
        change.Say("reason", act.Ground == ground.Code ? ground.Title : act.Ground);
        change.Say("basisTold", act.BasisTold);
        change.Say("target", act.Target);
        return End(change, "NA");
    }

    internal static bool Guide(ChangeBuilder change, TicketAct.Guide act)
    {
        change.Clause = TheTargetIsNamed.Find(change.Rules, act.Target)?.Clause;
        change.Say("target", act.Target);
        return End(change, "GD");
    }

    internal static bool TransferEmergency(ChangeBuilder change, TicketAct.TransferEmergency act)
    {
        change.Clause = TheTargetIsNamed.Find(change.Rules, act.Target)?.Clause;
        change.Say("target", act.Target);
        change.Say("at", (act.At ?? change.Now).ToOffset(WorkingCalendar.Offset)
            .ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        change.Say("result", act.Result);
        return End(change, "GD");
    }

    internal static bool ThreePartyOk(ChangeBuilder change, TicketAct.ThreePartyOk act)
    {
        change.Say("orgId", act.OrgId);
        change.Say("callId", act.CallId);
        change.Ticket = change.Ticket with { AnsweredByOrg = act.OrgId, CallId = change.Ticket.CallId ?? act.CallId };
        return End(change, "DA");
    }

    internal static bool SendForm(ChangeBuilder change, TicketAct.SendForm act) => true;

    static bool End(ChangeBuilder change, string ground)
    {
        if (ground != "NA")
            ClockWork.Meet(change, ClockMoment.CallerTold);
        return Ending.End(change, ground);
    }
}
