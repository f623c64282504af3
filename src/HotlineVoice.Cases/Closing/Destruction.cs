using System.Collections.Immutable;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Closing;

/// <summary>
/// 档案销毁: what stays of a ticket when its time is over and its destruction was approved. Numbers, states, instants,
/// days, units, clauses, grounds, who did what, the archive's own entry with its hash and the approval stay, so that it
/// can be proved what was destroyed, when and by whom; every free text and everything about a person goes.
/// </summary>
public static class Destruction
{
    /// <summary>The act that destroys; its entry in the history keeps what it says.</summary>
    public const string Act = "destroy";

    /// <summary>What stands where a text must stand.</summary>
    public const string Gone = "（已销毁）";

    /// <summary>The skeleton of a ticket.</summary>
    /// <param name="file">As it was put away.</param>
    public static TicketFile Of(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file with
        {
            Ticket = Of(file.Ticket),
            Caller = null,
            Sealed = null,
            Assignments = Each(file.Assignments, one => one with
            {
                Requirements = null,
                ResultText = null,
                SignedBy = null,
                CaseFilingNo = null,
                ForceMajeure = null,
                AnswerText = null,
                StageReport = null,
            }),
            Extensions = Each(file.Extensions, one => one with { Reason = Gone, UnitLeader = null }),
            Returns = Each(file.Returns, one => one with { Reason = Gone, LegalBasis = null }),
            Determinations = Each(file.Determinations, one => one with { Question = null, Basis = null }),
            Signoffs = Each(file.Signoffs, one => one with { Opinion = null }),
            Materials = Each(file.Materials, one => one with { Items = Gone }),
            // The key is the same for the same person on every ticket: it is his, though nobody can read it.
            Contacts = Each(file.Contacts, one => one with { CallerKey = "", Told = null }),
            Reminders = Each(file.Reminders, one => one with { Note = null, Channel = "" }),
            Letters = Each(file.Letters, one => one with
            {
                Demand = null,
                ReceivedBy = null,
                ReplyText = null,
                CoIssuers = null,
            }),
            Deductions = Each(file.Deductions, one => one with { Reason = Gone }),
            Worklist = Each(file.Worklist, one => one with { Text = Gone }),
            Reviews = Each(file.Reviews, one => one with { Quality = null }),
            Callbacks = Each(file.Callbacks, one => one with { Comment = null, Channel = "" }),
            Unmaskings = Each(file.Unmaskings, one => one with { Purpose = Gone }),
            Notes = Each(file.Notes, one => one with { Text = Gone }),
            Enclosures = Each(file.Enclosures, one => one with
            {
                Name = Gone,
                Finding = null,
                Check = EnclosureCheck.Destroyed,
            }),
            Checks = Each(file.Checks, one => one with { Checklist = Gone, Label = Gone }),
            Fields = Each(file.Fields, one => one with { Value = Gone }),
            Tags = Each(file.Tags, one => one with { Word = Gone }),
        };
    }

    static Ticket Of(Ticket ticket) => ticket with
    {
        Title = Gone,
        Content = Gone,
        Demand = null,
        Address = null,
        OccurredAt = null,
        KeyReason = null,
        CallerId = null,
        ClusterId = null,
        HandlingKind = null,
        RespondentName = null,
        ResultText = null,
        PublicReply = null,
        MachineType = null,
        MachineModel = null,
        DealerName = null,
        PurchaseDate = null,
        SubsidyAmount = null,
        InvoiceNo = null,
        BuyerType = null,
    };

    static ImmutableArray<T> Each<T>(ImmutableArray<T> list, Func<T, T> how) => [.. list.Select(how)];
}
