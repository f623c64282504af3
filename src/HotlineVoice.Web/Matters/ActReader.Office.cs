using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>What the office does about a ticket: letters, deductions, the end of a demand, who a sealed caller is.
/// </summary>
static partial class ActReader
{
    const decimal PointsMax = 100;

    static readonly Dictionary<string, LetterKind> _letters = new(StringComparer.Ordinal)
    {
        [TicketWords.Of(LetterKind.Supervision)] = LetterKind.Supervision,
        ["督办"] = LetterKind.Supervision,
        [TicketWords.Of(LetterKind.Urge)] = LetterKind.Urge,
        ["催办"] = LetterKind.Urge,
    };

    static IEnumerable<(string Event, Func<BodyReader, TicketFile?, TicketAct> Read)> Office() =>
    [
        ("transferEmergency", (body, _) => new TicketAct.TransferEmergency(
            Required(body, "target", Line), body.Instant("at"), Filled(body, "result", Line))),
        ("terminate", (body, _) => new TicketAct.Terminate(
            Filled(body, "opinion", Long), Filled(body, "terminationNo", Line))),
        ("strikeOff", (body, _) => new TicketAct.StrikeOff(Required(body, "terminationNo", Line))),
        ("remind", (body, _) => new TicketAct.Remind(
            Filled(body, "channel", WordCharactersMax) ?? "telephone", Filled(body, "note", Long))),
        ("issueLetter", (body, _) => new TicketAct.IssueLetter(Kind(body), Filled(body, "ground", Line))
        {
            Demand = Filled(body, "demand", Long),
            RequiredBy = body.Day("requiredBy"),
            CoIssuers = Filled(body, "coIssuers", Line),
        }),
        ("deliverLetter", (body, _) => new TicketAct.DeliverLetter(
            Number(body, "letter"), Required(body, "receivedBy", Name))
        {
            Enclosures = Enclosures(body),
        }),
        ("replyLetter", (body, _) => new TicketAct.ReplyLetter(Number(body, "letter"), Required(body, "reply", Long))),
        ("liftLetter", (body, _) => new TicketAct.LiftLetter(Number(body, "letter"), Filled(body, "reason", Long))),
        ("deduct", (body, _) => new TicketAct.Deduct(
            body.Amount("points", PointsMax), Required(body, "reason", Long))),
        ("markKey", (body, _) => new TicketAct.MarkKey(
            body.Flag("isKey", required: true) ?? false, Filled(body, "reason", Line))),
        ("followUp", (body, _) => new TicketAct.FollowUp(Required(body, "note", Long))),
        ("merge", (body, _) => new TicketAct.Merge(Required(body, "intoTicketNo", TicketNumber.Digits))),
        ("link", (body, _) => new TicketAct.Link(
            Filled(body, "parentTicketNo", TicketNumber.Digits), Filled(body, "clusterId", IdCharactersMax))),
        ("destroy", (body, _) => new TicketAct.Destroy(
            Required(body, "approval", Line), Required(body, "approvedBy", Name))),
        ("requestUnmasking", (body, _) => new TicketAct.RequestUnmasking(Required(body, "purpose", Line))),
        ("decideUnmasking", (body, _) => new TicketAct.DecideUnmasking(
            Number(body, "request"), body.Flag("approved", required: true) ?? false)),
        ("readIdentity", (body, _) => new TicketAct.ReadIdentity(Number(body, "request"))),
    ];

    static LetterKind Kind(BodyReader body)
    {
        if (body.Text("kind", WordCharactersMax, required: true) is not { } word)
            return default;
        if (_letters.TryGetValue(word, out var kind))
            return kind;
        body.Reject("kind", "应为以下之一：supervision、urge");
        return default;
    }
}
