using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>The ticket and the caller that a registration makes.</summary>
static class RegisteredTicket
{
    internal static (Ticket Ticket, Caller? Caller) Of(
        string ticketNo, TicketRegistration said, TicketSurroundings around)
    {
        var kind = said.Class == 0 ? around.Rules.Classes[0] : said.Class;
        var caller = said.Anonymous || said.Caller?.Phone is null
            ? null
            : CallerOf(said.Caller, around.CallerId ?? $"C{ticketNo}");
        var ticket = new Ticket
        {
            TicketNo = ticketNo,
            Version = 0,
            HotlineCode = said.HotlineCode,
            RuleSetId = around.Rules.Id,
            Source = around.LeaderSession is null ? said.Source : TicketSource.LeaderAnswered,
            LeaderSessionId = around.LeaderSession?.Id,
            Class = kind,
            State = said.Draft ? TicketState.Draft : TicketState.Registered,
            Title = said.Title.Trim(),
            Content = said.Content.Trim(),
            DivisionCode = said.DivisionCode ?? "",
            CreatedAt = around.Now,
            RegisteredAt = said.Draft ? null : around.Now,
            RegisteredBy = around.Actor.User,
            OwnerAgent = around.Actor.User,
            Urgency = said.Urgency,
            IsKey = said.IsKey,
            KeyReason = said.KeyReason,
            ExcludedFromSatisfaction = said.HandlingKind is { Length: > 0 } handling
                && around.Rules.Satisfaction?.Excluded.Contains(handling) == true,
            Confidential = said.Confidential || around.Rules.Confidential.Contains(kind),
            Anonymous = said.Anonymous,
            CallerId = caller?.CallerId,
            RepeatNo = RepeatNoOf(around, caller),
            ParentTicketNo = said.ParentTicketNo,
            ClusterId = said.ClusterId,
            AbnormalSubsidy = said.AbnormalSubsidy,
            RespondentOrgId = said.RespondentOrgId,
            RespondentName = said.RespondentName,
            CallId = said.CallId,
            VoicemailId = said.VoicemailId,
        };
        return (WithDetails(ticket, said), caller);
    }

    /// <summary>Who comes, for counting; an anonymous caller is nobody else.</summary>
    internal static string KeyOf(TicketSurroundings around, Caller? caller, string ticketNo) =>
        around.CallerKey ?? caller?.CallerId ?? ticketNo;

    static int RepeatNoOf(TicketSurroundings around, Caller? caller) =>
        !around.MatterContacts.IsEmpty ? MatterCount.RepeatNo(around.MatterContacts, KeyOf(around, caller, ""))
        : around.Parent is { } parent ? parent.RepeatNo + 1
        : 1;

    static Ticket WithDetails(Ticket ticket, TicketRegistration said) => ticket with
    {
        Demand = said.Demand,
        SubjectCode = said.SubjectCode,
        HandlingKind = said.HandlingKind,
        Address = said.Address,
        OccurredAt = said.OccurredAt,
        MachineType = said.MachineType,
        MachineModel = said.MachineModel,
        DealerName = said.DealerName,
        PurchaseDate = said.PurchaseDate,
        SubsidyAmount = said.SubsidyAmount,
        InvoiceNo = said.InvoiceNo,
        BuyerType = said.BuyerType,
    };

    static Caller CallerOf(NewCaller said, string id) => new()
    {
        CallerId = id,
        Type = said.Type,
        Name = said.Name,
        Gender = said.Gender,
        Phone = RegistrationCheck.Digits(said.Phone!),
        AltPhone = said.AltPhone is { Length: > 0 } other ? RegistrationCheck.Digits(other) : null,
        Address = said.Address,
        DivisionCode = said.DivisionCode,
        WantsWrittenReply = said.WantsWrittenReply,
    };
}
