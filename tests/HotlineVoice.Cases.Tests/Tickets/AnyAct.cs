using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>Acts by their names, with things said that are mostly right and sometimes not.</summary>
static class AnyAct
{
    internal static string[] Names { get; } =
        [.. TicketMachine.Rows.Select(row => row.Event).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What stands beside a matter.</summary>
    internal static string[] Asides { get; } =
        ["note", "tag", "setFields", "tick", "attachChecklist", "enclose", "checkEnclosure"];

    /// <param name="name">The act.</param>
    /// <param name="step">What is said follows from it.</param>
    /// <param name="today">The local day.</param>
    /// <param name="units">Units that may be named; the last is none.</param>
    internal static TicketAct Of(string name, int step, DateOnly today, string[] units)
    {
        var odd = step % 5 != 0;
        var unit = units[step / 3 % units.Length];
        return Aside(name, step, odd) ?? Intake(name, step, unit, odd) ?? Work(name, step, today, odd)
            ?? Office(name, step, today, odd)
            ?? throw new InvalidOperationException($"no act {name}");
    }

    internal static TicketAct? Aside(string name, int step, bool odd) => name switch
    {
        "note" => new TicketAct.AddNote(
            odd ? "已与单位核对" : " ", step % 4 == 0 ? null : (NoteVisibility)(step % 3 + 1)),
        "tag" => new TicketAct.SetTags(odd ? [$"词{step % 9}"] : [], step % 3 == 0 ? [$"词{step % 7}"] : []),
        "tick" => new TicketAct.TickChecks([step % 3 + 1], odd ? [] : [step % 2 + 1]),
        "attachChecklist" => new TicketAct.AttachChecklist(odd ? "complaint" : "none"),
        "setFields" => new TicketAct.SetFields(ImmutableSortedDictionary<string, string>.Empty
            .Add("scope", odd ? "整栋楼" : "火星").Add("lamps", $"{step % 9}")),
        "enclose" => new TicketAct.Enclose(new NewEnclosure($"f{step}", odd ? "扫描件.pdf" : "",
            (EnclosureKind)(step % 6 + 1), new ShelvedFile("application/pdf", 9, new string('0', 64)))
        {
            Shared = step % 2 == 0,
            // Nobody looks at files in these programs: one that waits is never put away.
            WillBeChecked = step % 70 == 7,
        }),
        "checkEnclosure" => new TicketAct.CheckEnclosure($"f{step}", new(EnclosureCheck.Clean, null)),
        _ => null,
    };

    static TicketAct? Intake(string name, int step, string unit, bool odd) => name switch
    {
        "answerDirectly" => new TicketAct.AnswerDirectly(null, odd ? "答复" : ""),
        "refuse" => new TicketAct.Refuse(odd ? "outside" : "", step % 4 != 0, null),
        "guide" => new TicketAct.Guide(odd ? "119" : " "),
        "transferEmergency" => new TicketAct.TransferEmergency(odd ? "119" : "10000", null, "接通"),
        "threePartyOk" => new TicketAct.ThreePartyOk(unit, null),
        "sendForm" => new TicketAct.SendForm(),
        "needSignoff" => new TicketAct.NeedSignoff(),
        "sign" => new TicketAct.Sign((SignoffStage)(step % 4 + 1), "同意"),
        "dispatch" => new TicketAct.Dispatch(unit, [], null),
        "requestMaterial" => new TicketAct.RequestMaterial(odd ? "发票" : "", step % 3 == 0 ? null : step % 30),
        "supplied" => new TicketAct.Supplied(null),
        "expired" => new TicketAct.Expired(odd ? "u2" : null),
        "requestReturn" => new TicketAct.RequestReturn(
            step % 7 == 0 ? "记录不详细" : "非职责", odd ? "条例" : null, step % 3 == 0 ? unit : null),
        "approveReturn" => new TicketAct.ApproveReturn(),
        "rejectReturn" => new TicketAct.RejectReturn(odd),
        "disputed" => new TicketAct.Disputed(odd ? "职责交叉" : null),
        "designate" => new TicketAct.Designate(unit, null),
        "noUnitCompetent" => new TicketAct.NoUnitCompetent(odd ? "物业" : ""),
        "unreachable3" => new TicketAct.Unreachable3(),
        "escalate" => new TicketAct.Escalate("超出权限"),
        "merge" => new TicketAct.Merge("42026010100001"),
        "link" => new TicketAct.Link(null, odd ? "cluster" : null),
        _ => null,
    };

    static TicketAct? Work(string name, int step, DateOnly today, bool odd) => name switch
    {
        "accept" => new TicketAct.Accept { HandledByHead = odd },
        "contactCaller" => new TicketAct.ContactCaller(
            step % 9 == 0 ? ContactOutcome.Connected : ContactOutcome.NoAnswer),
        "explain" => new TicketAct.Explain("理由", today.AddDays(step % 60 - 5)),
        "reportStage" => new TicketAct.ReportStage(odd ? "正在办理" : ""),
        "applyExtension" => new TicketAct.ApplyExtension(step % 17, "原因", "局长", odd),
        "approveExtension" => new TicketAct.ApproveExtension(null),
        "refuseExtension" => new TicketAct.RefuseExtension(null),
        "applyStatutoryLimit" => new TicketAct.ApplyStatutoryLimit("立1号", today, today.AddDays(step - 5)),
        "confirmStatutoryLimit" => new TicketAct.ConfirmStatutoryLimit(odd),
        "onSite" => new TicketAct.ArriveOnSite(null),
        "forceMajeure" => new TicketAct.ClaimForceMajeure("洪水"),
        "confirmForceMajeure" => new TicketAct.ConfirmForceMajeure(odd),
        "reportAbnormal" => new TicketAct.ReportAbnormal("异常"),
        "storeAnswer" => new TicketAct.StoreAnswer(odd ? "答复内容" : ""),
        "submitResult" => new TicketAct.SubmitResult(odd ? "结果" : "", step % 4 != 3, "局长", step % 6 != 0),
        "deemedReplied" => new TicketAct.DeemedReplied(null),
        "reviewPass" => new TicketAct.ReviewPass(true, null, odd),
        "reviewFail" => new TicketAct.ReviewFail(true, "质量差", false),
        "feedbackDone" or "callbackDone" => new TicketAct.FeedbackDone
        {
            IsCallback = name == "callbackDone",
            Reached = step % 4 != 0,
            Satisfied = step % 4 == 0 ? null : odd,
            UnitResponsible = step % 3 == 0,
        },
        _ => null,
    };

    static TicketAct? Office(string name, int step, DateOnly today, bool odd) => name switch
    {
        "closeByGround" => new TicketAct.CloseByGround(
            step % 3 == 0 ? "OB" : $"G{step % 10}", odd ? "录音" : "", odd ? "u2" : null),
        "terminate" => new TicketAct.Terminate("同意", null),
        "strikeOff" => new TicketAct.StrikeOff("销1号"),
        "archive" => new TicketAct.Archive(),
        "destroy" => new TicketAct.Destroy("批1号", "u9"),
        "repeatContact" => new TicketAct.RepeatContact(odd),
        "remind" => new TicketAct.Remind("sms", null),
        "issueLetter" => new TicketAct.IssueLetter(
            odd ? LetterKind.Supervision : LetterKind.Urge, step % 2 == 0 ? "overdue" : "untrue")
        {
            RequiredBy = today.AddDays(step % 9),
        },
        "deliverLetter" => new TicketAct.DeliverLetter(step % 3, "王五"),
        "replyLetter" => new TicketAct.ReplyLetter(step % 3, "已办"),
        "liftLetter" => new TicketAct.LiftLetter(step % 3, null),
        "deduct" => new TicketAct.Deduct(1, "超期"),
        "followUp" => new TicketAct.FollowUp("已询问"),
        "markKey" => new TicketAct.MarkKey(odd, "多人反映"),
        "requestUnmasking" => new TicketAct.RequestUnmasking("核实线索"),
        "decideUnmasking" => new TicketAct.DecideUnmasking(1, odd),
        "readIdentity" => new TicketAct.ReadIdentity(1),
        "register" => new TicketAct.Register(TicketWalk.About("wy", TicketClass.Help)),
        _ => null,
    };
}
