using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>
/// Reads what is to be done with a ticket. One list of the events that can be posted and one of those the contract
/// names beside them, so that a program learns whether an event is unknown or only not built.
/// </summary>
static class ActReader
{
    const int GroundCharactersMax = 20;
    const int Line = WebLimits.TicketLineCharactersMax;
    const int Long = WebLimits.TicketTextCharactersMax;
    const int Name = WebLimits.NameCharactersMax;

    static readonly Dictionary<string, Func<BodyReader, TicketFile, TicketAct>> _built = new(StringComparer.Ordinal)
    {
        ["register"] = Register,
        ["answerDirectly"] = (body, _) => new TicketAct.AnswerDirectly(
            body.Text("articleId", Name), Required(body, "answer", Long)),
        ["refuse"] = (body, _) => new TicketAct.Refuse(
            Required(body, "ground", Name), body.Flag("basisTold") ?? false, body.Text("target", Line)),
        ["guide"] = (body, _) => new TicketAct.Guide(Required(body, "target", Line)),
        ["threePartyOk"] = (body, _) => new TicketAct.ThreePartyOk(
            Required(body, "orgId", Name), body.Text("callId", 40)),
        ["sendForm"] = (_, _) => new TicketAct.SendForm(),
        ["dispatch"] = (body, _) => new TicketAct.Dispatch(
            Required(body, "orgId", Name), body.Words("coOrgIds", WebLimits.CoUnitsMax, Name),
            body.Text("requirements", Long)),
        ["accept"] = (_, _) => new TicketAct.Accept(),
        ["submitResult"] = (body, _) => new TicketAct.SubmitResult(
            Required(body, "resultText", Long), body.Flag("written") ?? false, body.Text("signedBy", Name),
            body.Flag("sealed") ?? false),
        ["explain"] = (body, _) => new TicketAct.Explain(Required(body, "reason", Long), body.Day("newDate")),
        ["reviewPass"] = (body, _) => new TicketAct.ReviewPass(
            body.Flag("timely"), body.Text("quality", Line), body.Flag("resultTrue")),
        ["feedbackDone"] = (body, _) => new TicketAct.FeedbackDone
        {
            Reached = body.Flag("reached", required: true) ?? false,
            Satisfied = body.Flag("satisfied"),
            Grade = body.Text("grade", GroundCharactersMax),
            Solved = body.Flag("solved"),
            UnitResponsible = body.Flag("unitResponsible"),
            Comment = body.Text("comment", Long),
        },
        ["closeByGround"] = (body, _) => new TicketAct.CloseByGround(
            Required(body, "ground", GroundCharactersMax), Required(body, "evidence", Long),
            body.Text("secondReader", Name)),
        ["unreachable3"] = (_, _) => new TicketAct.Unreachable3(),
        ["archive"] = (_, _) => new TicketAct.Archive(),
        ["repeatContact"] = (body, _) => new TicketAct.RepeatContact(body.Flag("newFacts", required: true) ?? false),
    };

    /// <summary>Known to the contract and the regulations, not built: 501.</summary>
    static readonly HashSet<string> _planned = new(StringComparer.Ordinal)
    {
        "requestReturn", "approveReturn", "rejectReturn", "designate", "applyExtension", "approveExtension",
        "refuseExtension", "sign", "reviewFail", "callbackDone", "requestMaterial", "supplied", "terminate",
        "disputed", "needSignoff", "deemedReplied", "expired", "applyStatutoryLimit", "noUnitCompetent",
        "contactCaller", "transferEmergency",
    };

    /// <summary>Follow by themselves: posted, they are refused in every state.</summary>
    static readonly HashSet<string> _byItself = new(StringComparer.Ordinal) { "returnWindowExpired", "allSigned" };

    public static bool IsBuilt(string name) => _built.ContainsKey(name);

    public static bool IsPlanned(string name) => _planned.Contains(name);

    public static bool FollowsByItself(string name) => _byItself.Contains(name);

    /// <summary>Of use only when the body has nothing to object to.</summary>
    public static TicketAct Read(string name, BodyReader body, TicketFile file) => _built[name](body, file);

    static TicketAct.Register Register(BodyReader body, TicketFile file)
    {
        var registration = RegistrationReader.ReadDraft(body, file);
        // Class and the rest may stand in the draft already.
        return new TicketAct.Register(Drafts.Complete(registration, file));
    }

    static string Required(BodyReader body, string name, int charactersMax) =>
        body.Text(name, charactersMax, required: true)?.Trim() ?? "";
}
