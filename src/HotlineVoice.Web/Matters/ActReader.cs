using System.Collections.Immutable;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>
/// Reads what is to be done with a ticket: one reader for every event that can be posted. What must be there under
/// which regulation is the guards' to say; here only what no regulation could do without.
/// </summary>
static partial class ActReader
{
    const int WordCharactersMax = 20;
    const int IdCharactersMax = 40;
    const int Line = WebLimits.TicketLineCharactersMax;
    const int Long = WebLimits.TicketTextCharactersMax;
    const int Name = WebLimits.NameCharactersMax;

    static readonly Dictionary<string, Func<BodyReader, TicketFile?, TicketAct>> _readers = new(
        [
            .. Main().Concat(Units()).Concat(Office())
                .Select(pair => KeyValuePair.Create(pair.Event, pair.Read)),
        ],
        StringComparer.Ordinal);

    /// <summary>Follow by themselves: posted, they are refused in every state.</summary>
    static readonly HashSet<string> _byItself = new(StringComparer.Ordinal)
        { "returnWindowExpired", "allSigned", "checkEnclosure" };

    /// <summary>Take over what the ticket holds already.</summary>
    static readonly HashSet<string> _drafted = new(StringComparer.Ordinal) { "register" };

    public static bool Knows(string name) => _readers.ContainsKey(name);

    public static bool FollowsByItself(string name) => _byItself.Contains(name);

    /// <summary>Of use only when the body has nothing to object to.</summary>
    public static TicketAct Read(string name, BodyReader body, TicketFile file) => _readers[name](body, file);

    /// <summary>An act that says nothing of its ticket's draft, the same for many tickets.</summary>
    public static TicketAct? Read(string name, BodyReader body) =>
        _drafted.Contains(name) ? null : _readers[name](body, null);

    /// <summary>From the registration to the archive.</summary>
    static IEnumerable<(string Event, Func<BodyReader, TicketFile?, TicketAct> Read)> Main() =>
    [
        ("register", Register),
        ("answerDirectly", (body, _) => new TicketAct.AnswerDirectly(
            body.Text("articleId", Name), Required(body, "answer", Long))),
        ("refuse", (body, _) => new TicketAct.Refuse(
            Required(body, "ground", Name), body.Flag("basisTold") ?? false, body.Text("target", Line))),
        ("guide", (body, _) => new TicketAct.Guide(Required(body, "target", Line))),
        ("threePartyOk", (body, _) => new TicketAct.ThreePartyOk(
            Required(body, "orgId", Name), body.Text("callId", IdCharactersMax))),
        ("sendForm", (_, _) => new TicketAct.SendForm()),
        ("dispatch", (body, _) => new TicketAct.Dispatch(
            Required(body, "orgId", Name), body.Words("coOrgIds", WebLimits.CoUnitsMax, Name),
            body.Text("requirements", Long)) { SubjectCode = Filled(body, "subjectCode", IdCharactersMax) }),
        ("accept", (body, _) => new TicketAct.Accept { HandledByHead = body.Flag("handledByHead") ?? false }),
        ("submitResult", (body, _) => new TicketAct.SubmitResult(
            Required(body, "resultText", Long), body.Flag("written") ?? false, body.Text("signedBy", Name),
            body.Flag("sealed") ?? false)
        {
            Enclosures = Enclosures(body),
        }),
        ("explain", (body, _) => new TicketAct.Explain(Required(body, "reason", Long), body.Day("newDate"))),
        ("reviewPass", (body, _) => new TicketAct.ReviewPass(
            body.Flag("timely"), body.Text("quality", Line), body.Flag("resultTrue"))),
        ("reviewFail", (body, _) => new TicketAct.ReviewFail(
            body.Flag("timely"), body.Text("quality", Line), body.Flag("resultTrue"))),
        ("feedbackDone", (body, _) => Feedback(body, isCallback: false)),
        ("callbackDone", (body, _) => Feedback(body, isCallback: true)),
        ("closeByGround", (body, _) => new TicketAct.CloseByGround(
            Required(body, "ground", WordCharactersMax), Required(body, "evidence", Long),
            body.Text("secondReader", Name))
        {
            EventDay = body.Day("eventDay"),
            CallerTold = body.Flag("callerTold"),
            Enclosures = Enclosures(body),
        }),
        ("unreachable3", (_, _) => new TicketAct.Unreachable3()),
        ("archive", (body, _) => new TicketAct.Archive { Category = Filled(body, "category", Line) }),
        ("note", (body, _) => new TicketAct.AddNote(
            Required(body, "text", WebLimits.NoteTextCharactersMax), TicketWords.Visibility(body))),
        ("tag", (body, _) => new TicketAct.SetTags(
            body.Words("add", TicketTag.WordsMax, TicketTag.WordCharactersMax),
            body.Words("remove", TicketTag.WordsMax, TicketTag.WordCharactersMax))),
        ("attachChecklist", (body, _) => new TicketAct.AttachChecklist(
            Required(body, "checklistId", IdCharactersMax))),
        ("tick", (body, _) => new TicketAct.TickChecks(
            body.Wholes("done", ChecklistReader.StepsMax), body.Wholes("undone", ChecklistReader.StepsMax))),
        ("setFields", (body, _) => new TicketAct.SetFields(RegistrationReader.OwnFields(body))),
        ("repeatContact", (body, _) => new TicketAct.RepeatContact(body.Flag("newFacts", required: true) ?? false)
        {
            Told = Filled(body, "told", Long),
            CallId = Filled(body, "callId", IdCharactersMax),
        }),
    ];

    static TicketAct.FeedbackDone Feedback(BodyReader body, bool isCallback) => new()
    {
        IsCallback = isCallback,
        Reached = body.Flag("reached", required: true) ?? false,
        Satisfied = body.Flag("satisfied"),
        Grade = Filled(body, "grade", WordCharactersMax),
        Solved = body.Flag("solved"),
        ResultTrue = body.Flag("resultTrue"),
        UnitResponsible = body.Flag("unitResponsible"),
        Comment = Filled(body, "comment", Long),
        Channel = Filled(body, "channel", WordCharactersMax) ?? "telephone",
        OnsiteJoint = body.Flag("onsiteJoint") ?? false,
    };

    static TicketAct.Register Register(BodyReader body, TicketFile? draft)
    {
        var file = draft ?? throw new InvalidOperationException("what is registered is a draft");
        var registration = RegistrationReader.ReadDraft(body, file);
        // Class and the rest may stand in the draft already.
        return new TicketAct.Register(Drafts.Complete(registration, file));
    }

    static ImmutableArray<string> Enclosures(BodyReader body) =>
        body.Words("attachments", WebLimits.EnclosuresOfActMax, IdCharactersMax);

    static string Required(BodyReader body, string name, int charactersMax) =>
        body.Text(name, charactersMax, required: true)?.Trim() ?? "";

    static string? Filled(BodyReader body, string name, int charactersMax) =>
        body.Text(name, charactersMax)?.Trim() is { Length: > 0 } text ? text : null;

    static int Number(BodyReader body, string name, int max = int.MaxValue)
    {
        if (body.Whole(name, required: true) is not { } number)
            return 0;
        if (number <= max)
            return (int)number;
        body.Reject(name, $"不能大于{max}");
        return 0;
    }
}
