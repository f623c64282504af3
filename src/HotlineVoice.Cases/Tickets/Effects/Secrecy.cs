using System.Globalization;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What wishing to know who a sealed caller is makes of a ticket: every step is written down.</summary>
static class Secrecy
{
    internal static bool Request(ChangeBuilder change, TicketAct.RequestUnmasking act)
    {
        var seq = change.File.Unmaskings.Length + 1;
        change.Say("purpose", act.Purpose);
        change.Say("request", seq.ToString(CultureInfo.InvariantCulture));
        change.File = change.File with
        {
            Unmaskings = change.File.Unmaskings.Add(new Unmasking
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = seq,
                RequestedBy = change.Around.Actor.User,
                Purpose = act.Purpose.Trim(),
                RequestedAt = change.Now,
            }),
        };
        return true;
    }

    internal static bool Decide(ChangeBuilder change, TicketAct.DecideUnmasking act)
    {
        change.Say("approved", act.Approved);
        return Change(change, act.Request, one => one with
        {
            Approved = act.Approved,
            DecidedBy = change.Around.Actor.User,
            DecidedAt = change.Now,
        });
    }

    internal static bool Read(ChangeBuilder change, TicketAct.ReadIdentity act)
    {
        var request = change.File.Unmaskings[act.Request - 1];
        change.Say("purpose", request.Purpose);
        change.Say("approvedBy", request.DecidedBy);
        return Change(change, act.Request, one => one with { Readings = one.Readings + 1 });
    }

    static bool Change(ChangeBuilder change, int seq, Func<Unmasking, Unmasking> how)
    {
        change.Say("request", seq.ToString(CultureInfo.InvariantCulture));
        change.File = change.File with
        {
            Unmaskings = change.File.Unmaskings.SetItem(seq - 1, how(change.File.Unmaskings[seq - 1])),
        };
        return true;
    }
}
