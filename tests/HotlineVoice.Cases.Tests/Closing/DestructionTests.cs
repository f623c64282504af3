using HotlineVoice.Cases.Closing;

namespace HotlineVoice.Cases.Tests.Closing;

/// <summary>档案销毁, member by member: what stays of a ticket, and that nothing else does.</summary>
public sealed class DestructionTests
{
    /// <summary>Numbers, units, clauses, grounds, people of the offices who did something, the archive's own entry.
    /// </summary>
    static readonly string[] _kept =
    [
        "ArchiveRecord.ArchiveNo", "ArchiveRecord.ArchivedBy", "ArchiveRecord.Category",
        "ArchiveRecord.DestroyApproval", "ArchiveRecord.DestroyApprovedBy", "ArchiveRecord.Items",
        "ArchiveRecord.Sha256", "Assignment.AcceptedBy", "Assignment.CatalogueDivision",
        "Assignment.CatalogueSubject", "Assignment.DispatchedBy", "Assignment.ForceMajeureConfirmedBy",
        "Assignment.OrgId", "Assignment.StatutoryConfirmedBy", "Callback.Grade", "Callback.User", "Card.Clause",
        "Card.OrgId", "Deduction.By", "Deduction.Clause", "Deduction.OrgId", "Determination.AskedBy",
        "Determination.DesignatedOrgId", "Determination.Participants", "Enclosure.By", "Enclosure.Id",
        "Enclosure.MediaType", "Enclosure.OrgId", "Enclosure.Sha256", "Extension.DecidedBy", "Extension.FiledBy",
        "MaterialRequest.AskedBy", "MatterContact.By", "MatterContact.CallId", "MatterContact.Ground", "Note.By",
        "Note.OrgId", "Reminder.By", "ReturnRequest.DecidedBy", "ReturnRequest.FiledBy", "ReturnRequest.OrgId",
        "ReturnRequest.SuggestedOrgId", "Review.Reviewer", "Signoff.Level", "Signoff.RequiredLevel", "Signoff.Signer",
        "SupervisionLetter.Clause", "SupervisionLetter.Ground", "SupervisionLetter.IssuedBy",
        "SupervisionLetter.LetterNo", "SupervisionLetter.LiftedBy", "SupervisionLetter.NumberPattern",
        "SupervisionLetter.OrgId", "Ticket.AnsweredByOrg", "Ticket.ArticleId", "Ticket.CallId",
        "Ticket.ClosingGround", "Ticket.DivisionCode", "Ticket.FirstResponsibleOrg", "Ticket.Grade",
        "Ticket.HotlineCode", "Ticket.LeaderSessionId", "Ticket.MergedIntoTicketNo",
        "Ticket.OwnerAgent", "Ticket.ParentTicketNo",
        "Ticket.RegisteredBy", "Ticket.RespondentOrgId", "Ticket.RuleSetId", "Ticket.SubjectCode",
        "Ticket.TerminationNo", "Ticket.VoicemailId", "TicketCheck.AttachedBy", "TicketCheck.ChecklistId",
        "TicketCheck.DoneBy", "TicketCheck.DoneOrgId",
        "TicketField.By", "TicketField.FieldId",
        "TicketField.HotlineCode", "TicketField.Label", "TicketTag.By", "TicketTag.HotlineCode", "TicketTag.RemovedBy",
        "TicketTimer.Clause", "TicketTimer.Id", "Unmasking.DecidedBy", "Unmasking.RequestedBy", "WorklistItem.Clause",
    ];

    [Fact]
    public void What_proves_the_destruction_stays_and_every_text_and_person_goes()
    {
        var left = Destruction.Of(Planting.File("12026032500001"));

        Assert.Equal(_kept, Planting.WordsOf(left));
        Assert.Null(left.Caller);
        Assert.Null(left.Sealed);
        Assert.Null(left.Ticket.SubsidyAmount);
        Assert.Null(left.Ticket.PurchaseDate);
        Assert.Null(left.Ticket.OccurredAt);
    }

    [Fact]
    public void What_is_destroyed_stays_so()
    {
        var once = Destruction.Of(Planting.File("12026032500001"));

        Assert.Equal(Planting.WordsOf(once), Planting.WordsOf(Destruction.Of(once)));
        Assert.Equal(ArchiveContent.Of(once), ArchiveContent.Of(Destruction.Of(once)));
    }
}
