using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>What units do, and what the office does with them: signatures, material, returns, more time.</summary>
static partial class ActReader
{
    const int DaysMax = 400;

    static readonly Dictionary<string, SignoffStage> _stages = Enum.GetValues<SignoffStage>()
        .Zip(["转办", "单位分办", "结果", "终结"])
        .SelectMany(pair => new[] { (TicketWords.Of(pair.First), pair.First), (pair.Second, pair.First) })
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    static readonly string[] _outcomes = [.. Enum.GetValues<ContactOutcome>().Select(TicketWords.Of)];

    static IEnumerable<(string Event, Func<BodyReader, TicketFile?, TicketAct> Read)> Units() =>
    [
        ("needSignoff", (_, _) => new TicketAct.NeedSignoff()),
        ("sign", (body, _) => new TicketAct.Sign(Stage(body), Filled(body, "opinion", Long))),
        ("requestMaterial", (body, _) => new TicketAct.RequestMaterial(
            Required(body, "items", Long), body.Has("daysWd") ? Number(body, "daysWd", DaysMax) : null)),
        ("supplied", (body, _) => new TicketAct.Supplied(Filled(body, "note", Long))),
        ("expired", (body, _) => new TicketAct.Expired(Filled(body, "secondReader", Name))),
        ("escalate", (body, _) => new TicketAct.Escalate(Required(body, "reason", Long))),
        ("requestReturn", (body, _) => new TicketAct.RequestReturn(
            Required(body, "reason", Long), Filled(body, "legalBasis", Long), Filled(body, "suggestedOrgId", Name))
        {
            Facts = Filled(body, "facts", Long),
        }),
        ("approveReturn", (body, _) => new TicketAct.ApproveReturn(body.Text("orgId", WebLimits.NameCharactersMax))
        {
            ReturnSeq = (int?)body.Whole("returnSeq"),
        }),
        ("rejectReturn", (body, _) => new TicketAct.RejectReturn(body.Flag("improper"))
        {
            ReturnSeq = (int?)body.Whole("returnSeq"),
        }),
        ("disputed", (body, _) => new TicketAct.Disputed(Filled(body, "question", Long))),
        ("designate", (body, _) => new TicketAct.Designate(
            Required(body, "orgId", Name), Filled(body, "basis", Long))
        {
            Participants = Filled(body, "participants", Line),
        }),
        ("noUnitCompetent", (body, _) => new TicketAct.NoUnitCompetent(Required(body, "channel", Line))),
        ("contactCaller", (body, _) => new TicketAct.ContactCaller(Outcome(body))
        {
            Channel = Filled(body, "channel", WordCharactersMax) ?? "telephone",
            At = body.Instant("at"),
            Note = Filled(body, "note", Long),
            CallId = Filled(body, "callId", IdCharactersMax),
        }),
        ("applyExtension", (body, _) => new TicketAct.ApplyExtension(
            Number(body, "daysWd", DaysMax), Required(body, "reason", Long), Filled(body, "unitLeader", Name),
            body.Flag("sealed") ?? false)),
        ("approveExtension", (body, _) => new TicketAct.ApproveExtension(Filled(body, "opinion", Long))),
        ("refuseExtension", (body, _) => new TicketAct.RefuseExtension(Filled(body, "opinion", Long))),
        ("applyStatutoryLimit", (body, _) => new TicketAct.ApplyStatutoryLimit(
            Required(body, "documentNo", Line), body.Day("date", required: true) ?? default,
            body.Day("newDueDay", required: true) ?? default)),
        ("confirmStatutoryLimit", (body, _) => new TicketAct.ConfirmStatutoryLimit(
            body.Flag("confirmed", required: true) ?? false)),
        ("storeAnswer", (body, _) => new TicketAct.StoreAnswer(Required(body, "resultText", Long))),
        ("deemedReplied", (body, _) => new TicketAct.DeemedReplied(Filled(body, "resultText", Long))),
        ("reportStage", (body, _) => new TicketAct.ReportStage(Required(body, "report", Long))),
        ("onSite", (body, _) => new TicketAct.ArriveOnSite(body.Instant("at"))),
        ("forceMajeure", (body, _) => new TicketAct.ClaimForceMajeure(Required(body, "text", Long))),
        ("confirmForceMajeure", (body, _) => new TicketAct.ConfirmForceMajeure(
            body.Flag("confirmed", required: true) ?? false)),
        ("reportAbnormal", (body, _) => new TicketAct.ReportAbnormal(Required(body, "note", Long))),
    ];

    static SignoffStage Stage(BodyReader body)
    {
        if (body.Text("stage", WordCharactersMax, required: true) is not { } word)
            return default;
        if (_stages.TryGetValue(word, out var stage))
            return stage;
        body.Reject("stage", "应为以下之一：" + string.Join("、", Enum.GetValues<SignoffStage>().Select(TicketWords.Of)));
        return default;
    }

    static ContactOutcome Outcome(BodyReader body) =>
        body.Word("outcome", _outcomes, required: true) is { } word
            ? Enum.Parse<ContactOutcome>(word, ignoreCase: true)
            : default;
}
