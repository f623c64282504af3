using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What reminders, letters and deductions make of a ticket.</summary>
static class Supervising
{
    const string Sms = "sms";

    internal static bool Remind(ChangeBuilder change, TicketAct.Remind act)
    {
        change.Say("channel", act.Channel);
        change.Say("note", act.Note);
        var main = change.Scene.OpenMain!;
        Remind(change, main.Seq, change.Around.Actor.User, (act.Channel, act.Note));
        ClockWork.Meet(change, ClockMoment.Reminded, main.Seq);
        if (act.Channel == Sms)
            Message(change, main.OrgId);
        return true;
    }

    /// <summary>短信催办 goes to the unit's mobile telephone; that it has none stands in the history, so that somebody
    /// calls.</summary>
    static void Message(ChangeBuilder change, string orgId)
    {
        if (UnitMobile.Of(change.Around.Offices.Find(orgId)) is not { } number)
        {
            change.Say("unreachable", Sms);
            return;
        }

        var no = change.Ticket.TicketNo;
        change.Send(new OutgoingMessage
        {
            Channel = MessageChannel.Sms,
            HotlineCode = change.Ticket.HotlineCode,
            TicketNo = no,
            OrgId = orgId,
            Address = number,
            Text = change.File.Sealed is not null
                ? $"保密工单 {no} 有新情况，请登录系统查看"
                : $"【催办】工单 {no} 请尽快办理，详情请登录系统查看",
            Purpose = "remind",
            At = change.Now,
        });
    }

    internal static void Remind(ChangeBuilder change, int assignment, string by, (string Channel, string? Note) how) =>
        change.File = change.File with
        {
            Reminders = change.File.Reminders.Add(new Reminder
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Reminders.Length + 1,
                AssignmentSeq = assignment,
                At = change.Now,
                By = by,
                Channel = how.Channel,
                Note = how.Note,
            }),
        };

    internal static bool Issue(ChangeBuilder change, TicketAct.IssueLetter act)
    {
        var rule = change.Rules.Supervision!;
        var main = change.Scene.OpenOrLastMain!;
        var draft = change.File.Letters.LastOrDefault(letter => letter.Kind == act.Kind && letter.IssuedAt is null);
        var ground = rule.Find(act.Kind, act.Ground is { Length: > 0 } code ? code : draft!.Ground)!;
        change.Clause = ground.Clause;
        var seq = draft?.Seq ?? Draft(change, ground, main.Seq).Seq;
        var letter = change.File.Letters[seq - 1] with
        {
            Ground = ground.Code,
            Clause = ground.Clause,
            Demand = act.Demand,
            RequiredBy = act.RequiredBy,
            CoIssuers = act.CoIssuers ?? (Together(change) ? string.Join('、', rule.Together) : null),
            IssuedAt = change.Now,
            IssuedBy = change.Around.Actor.User,
        };
        change.File = change.File with { Letters = change.File.Letters.SetItem(seq - 1, letter) };
        change.Say("kind", act.Kind.ToString());
        change.Say("letter", seq.ToString(CultureInfo.InvariantCulture));
        change.Say("ground", ground.Code);
        change.Say("orgId", letter.OrgId);
        change.Say("requiredBy", act.RequiredBy);
        ClockWork.Meet(change,
            act.Kind == LetterKind.Urge ? ClockMoment.Urged : ClockMoment.Supervised, letter.AssignmentSeq);
        if (act.Kind == LetterKind.Supervision)
            change.Done(WorklistKind.Supervise);
        return true;
    }

    /// <summary>Drafts a letter; it waits for somebody to issue it.</summary>
    internal static SupervisionLetter Draft(ChangeBuilder change, LetterGround ground, int assignment)
    {
        var rule = change.Rules.Supervision!;
        var letter = new SupervisionLetter
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = change.File.Letters.Length + 1,
            Kind = ground.Kind,
            NumberPattern = ground.Kind == LetterKind.Urge ? rule.UrgeNumber : rule.SupervisionNumber,
            OrgId = change.Assignments[assignment - 1].OrgId,
            AssignmentSeq = assignment,
            Ground = ground.Code,
            Clause = ground.Clause,
            DraftedAt = change.Now,
        };
        change.File = change.File with { Letters = change.File.Letters.Add(letter) };
        return letter;
    }

    /// <summary>Drafts and issues at once what goes with a redo.</summary>
    internal static void Write(ChangeBuilder change, LetterGround ground, Assignment to, DateOnly? requiredBy)
    {
        var letter = Draft(change, ground, to.Seq) with
        {
            IssuedAt = change.Now,
            IssuedBy = change.Around.Actor.User,
            RequiredBy = requiredBy,
            Demand = to.Requirements,
        };
        change.File = change.File with { Letters = change.File.Letters.SetItem(letter.Seq - 1, letter) };
        change.Note(Remark.Of("issueLetter", ground.Clause, "kind", letter.Kind.ToString())
            .With("letter", letter.Seq.ToString(CultureInfo.InvariantCulture))
            .With("orgId", letter.OrgId).With("ground", ground.Code).With("requiredBy", Days.Write(requiredBy)));
    }

    internal static bool Deliver(ChangeBuilder change, TicketAct.DeliverLetter act)
    {
        change.Say("receivedBy", act.ReceivedBy);
        Beside.Rest(change, act);
        return Change(change, act.Letter, letter => letter with
        {
            DeliveredAt = change.Now,
            ReceivedBy = act.ReceivedBy,
        });
    }

    internal static bool Reply(ChangeBuilder change, TicketAct.ReplyLetter act)
    {
        change.Say("reply", act.Reply);
        return Change(change, act.Letter, letter => letter with { ReplyAt = change.Now, ReplyText = act.Reply.Trim() });
    }

    internal static bool Lift(ChangeBuilder change, TicketAct.LiftLetter act)
    {
        change.Say("reason", act.Reason);
        return Change(change, act.Letter, letter => letter with
        {
            LiftedAt = change.Now,
            LiftedBy = change.Around.Actor.User,
        });
    }

    internal static bool Deduct(ChangeBuilder change, TicketAct.Deduct act)
    {
        var main = change.Scene.OpenOrLastMain!;
        var clock = change.Timers.LastOrDefault(timer =>
            timer.Id == ClockRule.Deduct && timer.AssignmentSeq == main.Seq);
        var points = act.Points ?? change.Rules.Supervision?.Points;
        change.Clause = clock?.Clause;
        change.Say("points", points?.ToString(CultureInfo.InvariantCulture));
        change.Say("reason", act.Reason);
        change.Say("orgId", main.OrgId);
        change.File = change.File with
        {
            Deductions = change.File.Deductions.Add(new Deduction
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Deductions.Length + 1,
                AssignmentSeq = main.Seq,
                OrgId = main.OrgId,
                LetterSeq = change.File.Letters.LastOrDefault(letter =>
                    letter.AssignmentSeq == main.Seq && letter.IssuedAt is not null)?.Seq,
                Points = points,
                Reason = act.Reason.Trim(),
                Clause = clock?.Clause,
                At = change.Now,
                By = change.Around.Actor.User,
            }),
        };
        ClockWork.Meet(change, ClockMoment.Deducted, main.Seq);
        return true;
    }

    internal static bool FollowUp(ChangeBuilder change, TicketAct.FollowUp act)
    {
        change.Say("note", act.Note);
        change.Done(WorklistKind.FollowUp);
        return true;
    }

    static bool Change(ChangeBuilder change, int seq, Func<SupervisionLetter, SupervisionLetter> how)
    {
        var letter = how(change.File.Letters[seq - 1]);
        change.Clause = letter.Clause;
        change.Say("letter", seq.ToString(CultureInfo.InvariantCulture));
        change.Say("letterNo", letter.LetterNo);
        change.File = change.File with { Letters = change.File.Letters.SetItem(seq - 1, letter) };
        return true;
    }

    static bool Together(ChangeBuilder change) => change.Rules.Supervision?.Together.IsEmpty == false
        && (change.Ticket.IsKey || change.Ticket.RepeatNo > 1);
}
