using System.Collections.Immutable;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Web.Answers;

namespace HotlineVoice.Web.Matters;

/// <summary>Reads what a clerk registers. What must be there for which class is the rules' to say, not ours.</summary>
static class RegistrationReader
{
    const int PhoneCharactersMax = 40;
    const int DivisionCharactersMax = 9;
    const int IdCharactersMax = 40;

    static readonly Dictionary<string, CallerType> _types = new(StringComparer.Ordinal)
    {
        ["person"] = CallerType.Person,
        ["自然人"] = CallerType.Person,
        ["legalPerson"] = CallerType.LegalPerson,
        ["法人"] = CallerType.LegalPerson,
        ["organisation"] = CallerType.Organisation,
        ["非法人组织"] = CallerType.Organisation,
    };

    /// <summary>Of use only when the body has nothing to object to.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hotlineCode">The hotline when it is known already (a draft's, a voicemail's); else the body names
    /// it.</param>
    /// <param name="source">The source when the body names none.</param>
    public static TicketRegistration Read(BodyReader body, string? hotlineCode, TicketSource source)
    {
        var draft = body.Flag("draft") ?? false;
        return Read(body, hotlineCode, source, isComplete: !draft) with { Draft = draft };
    }

    /// <summary>What is said when a draft becomes a ticket: what it holds already need not be said again.</summary>
    public static TicketRegistration ReadDraft(BodyReader body, TicketFile file) =>
        Read(body, file.Ticket.HotlineCode, file.Ticket.Source, isComplete: false);

    static TicketRegistration Read(BodyReader body, string? hotlineCode, TicketSource source, bool isComplete)
    {
        var code = body.Text("hotlineCode", IdCharactersMax, required: hotlineCode is null);
        if (hotlineCode is not null && code is not null && code != hotlineCode)
            body.Reject("hotlineCode", "与来电或留言的热线不同");
        var kind = TicketWords.Class(body, required: isComplete);
        return new TicketRegistration
        {
            HotlineCode = hotlineCode ?? code ?? "",
            Class = kind ?? default,
            Title = body.Text("title", WebLimits.TitleCharactersMax)?.Trim() ?? "",
            Content = body.Text("content", WebLimits.TicketTextCharactersMax)?.Trim() ?? "",
            DivisionCode = Filled(body, "divisionCode", DivisionCharactersMax),
            Source = TicketWords.Source(body) ?? source,
            Urgency = TicketWords.Urgency(body) ?? TicketUrgency.Ordinary,
            Caller = Caller(body),
            Anonymous = body.Flag("anonymous") ?? false,
            CallId = Filled(body, "callId", IdCharactersMax),
            VoicemailId = Filled(body, "voicemailId", IdCharactersMax),
            LeaderSessionId = Filled(body, "leaderSessionId", IdCharactersMax),
            ParentTicketNo = Filled(body, "parentTicketNo", TicketNumber.Digits),
            Demand = Filled(body, "demand", WebLimits.TicketTextCharactersMax),
            SubjectCode = Filled(body, "subjectCode", IdCharactersMax),
            Address = Line(body, "address"),
            OccurredAt = body.Instant("occurredAt"),
            Confidential = body.Flag("confidential") ?? false,
            Protected = body.Flag("protected") ?? false,
            NewFacts = body.Flag("newFacts"),
            HandlingKind = Filled(body, "handlingKind", IdCharactersMax),
            ClusterId = Filled(body, "clusterId", IdCharactersMax),
            IsKey = body.Flag("isKey") ?? false,
            KeyReason = Line(body, "keyReason"),
            AbnormalSubsidy = body.Flag("abnormalSubsidy") ?? false,
            RespondentOrgId = Filled(body, "respondentOrgId", WebLimits.NameCharactersMax),
            RespondentName = Line(body, "respondentName"),
            MachineType = Line(body, "machineType"),
            MachineModel = Line(body, "machineModel"),
            DealerName = Line(body, "dealerName"),
            PurchaseDate = body.Day("purchaseDate"),
            SubsidyAmount = body.Amount("subsidyAmount", WebLimits.SubsidyMax),
            InvoiceNo = Line(body, "invoiceNo"),
            BuyerType = Line(body, "buyerType"),
            Fields = OwnFields(body),
        };
    }

    /// <summary>自定义字段 as they were entered.</summary>
    public static ImmutableSortedDictionary<string, string> OwnFields(BodyReader body) =>
        body.Entries("fields", FieldReader.FieldsMax, FieldForm.CharactersMax);

    static NewCaller? Caller(BodyReader body)
    {
        if (body.Part("caller") is not { } part)
            return null;
        if (body.Has("anonymous") && body.Flag("anonymous") == true)
            body.Reject("caller", "匿名时不能填写诉求人");
        var type = CallerType.Person;
        if (part.Text("type", 20) is { Length: > 0 } word && !_types.TryGetValue(word, out type))
            part.Reject("type", "应为以下之一：person、legalPerson、organisation");
        return new NewCaller
        {
            Type = type,
            Name = Filled(part, "name", WebLimits.NameCharactersMax),
            Phone = Phone(part, "phone"),
            AltPhone = Phone(part, "altPhone"),
            Gender = Filled(part, "gender", 10),
            Address = Line(part, "address"),
            DivisionCode = Filled(part, "divisionCode", DivisionCharactersMax),
            WantsWrittenReply = part.Flag("wantsWrittenReply") ?? false,
        };
    }

    static string? Phone(BodyReader body, string name)
    {
        if (Filled(body, name, PhoneCharactersMax) is not { } text)
            return null;
        return PhoneNumber.TryParse(text, out var number) ? number.Value : body.Reject(name, "应为电话号码");
    }

    static string? Line(BodyReader body, string name) => Filled(body, name, WebLimits.TicketLineCharactersMax);

    /// <summary>A field left empty on a page is one that was not given.</summary>
    static string? Filled(BodyReader body, string name, int charactersMax) =>
        body.Text(name, charactersMax)?.Trim() is { Length: > 0 } text ? text : null;
}
