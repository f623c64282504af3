using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;

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
        Begin(change);
        return true;
    }

    /// <summary>The clocks and the entry of a registration.</summary>
    internal static void Begin(ChangeBuilder change)
    {
        ClockWork.Begin(change, ClockMoment.Registered);
        change.Say("class", ClassWords.Name(change.Ticket.Class));
        change.Say("divisionCode", change.Ticket.DivisionCode);
        change.Say("callId", change.Ticket.CallId);
        change.Say("voicemailId", change.Ticket.VoicemailId);
        change.Say("parentTicketNo", change.Ticket.ParentTicketNo);
        if (change.Ticket.Anonymous)
            change.Say("anonymous", true);
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
        change.Say("target", act.Target);
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
        return Closing.End(change, ground);
    }
}
