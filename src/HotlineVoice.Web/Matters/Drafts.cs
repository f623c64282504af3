using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Web.Matters;

/// <summary>A draft that is registered keeps what was entered before and is not said again.</summary>
static class Drafts
{
    public static TicketRegistration Complete(TicketRegistration said, TicketFile file)
    {
        var draft = file.Ticket;
        return said with
        {
            Draft = false,
            Class = said.Class == default ? draft.Class : said.Class,
            Title = said.Title.Length > 0 ? said.Title : draft.Title,
            Content = said.Content.Length > 0 ? said.Content : draft.Content,
            DivisionCode = said.DivisionCode ?? (draft.DivisionCode is { Length: > 0 } place ? place : null),
            Caller = said.Anonymous ? null : said.Caller ?? (file.Caller is { } entered ? NewCaller.Of(entered) : null),
            Anonymous = said.Anonymous || (said.Caller is null && draft.Anonymous),
            CallId = said.CallId ?? draft.CallId,
            VoicemailId = said.VoicemailId ?? draft.VoicemailId,
            ParentTicketNo = said.ParentTicketNo ?? draft.ParentTicketNo,
            Demand = said.Demand ?? draft.Demand,
            SubjectCode = said.SubjectCode ?? draft.SubjectCode,
            Address = said.Address ?? draft.Address,
            OccurredAt = said.OccurredAt ?? draft.OccurredAt,
            IsKey = said.IsKey || draft.IsKey,
            KeyReason = said.KeyReason ?? draft.KeyReason,
            Confidential = said.Confidential || draft.Confidential,
            ClusterId = said.ClusterId ?? draft.ClusterId,
            AbnormalSubsidy = said.AbnormalSubsidy || draft.AbnormalSubsidy,
            Urgency = said.Urgency == TicketUrgency.Ordinary ? draft.Urgency : said.Urgency,
            RespondentOrgId = said.RespondentOrgId ?? draft.RespondentOrgId,
            RespondentName = said.RespondentName ?? draft.RespondentName,
            MachineType = said.MachineType ?? draft.MachineType,
            MachineModel = said.MachineModel ?? draft.MachineModel,
            DealerName = said.DealerName ?? draft.DealerName,
            PurchaseDate = said.PurchaseDate ?? draft.PurchaseDate,
            SubsidyAmount = said.SubsidyAmount ?? draft.SubsidyAmount,
            InvoiceNo = said.InvoiceNo ?? draft.InvoiceNo,
            BuyerType = said.BuyerType ?? draft.BuyerType,
        };
    }
}
