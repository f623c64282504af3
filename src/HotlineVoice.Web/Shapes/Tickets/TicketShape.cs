using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes.Office;

namespace HotlineVoice.Web.Shapes.Tickets;

/// <summary>A ticket as the API shows it.</summary>
public sealed record TicketShape
{
    public required string TicketNo { get; init; }
    public required long Version { get; init; }
    public required string HotlineCode { get; init; }
    public required string RuleSetId { get; init; }
    public required string Source { get; init; }
    public required string Class { get; init; }
    public required TicketState State { get; init; }
    public required string Title { get; init; }
    public required string Content { get; init; }
    public string? Demand { get; init; }
    public required string DivisionCode { get; init; }
    public string? SubjectCode { get; init; }
    public string? Address { get; init; }
    public DateTimeOffset? OccurredAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RegisteredAt { get; init; }
    public required string RegisteredBy { get; init; }
    public required string OwnerAgent { get; init; }
    public string? FirstResponsibleOrg { get; init; }
    public required string Urgency { get; init; }
    public required bool IsKey { get; init; }
    public string? KeyReason { get; init; }
    public required bool Confidential { get; init; }
    public required bool Anonymous { get; init; }
    public required int RepeatNo { get; init; }
    public string? ParentTicketNo { get; init; }
    public string? ClusterId { get; init; }
    public required bool AbnormalSubsidy { get; init; }
    public string? RespondentOrgId { get; init; }
    public string? RespondentName { get; init; }
    public string? CallId { get; init; }
    public string? VoicemailId { get; init; }
    public string? LeaderSessionId { get; init; }
    public DateOnly? DueDay { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? ExtendedDueAt { get; init; }
    public required bool CalendarProvisional { get; init; }
    public string? ClosingGround { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ResultText { get; init; }
    public string? PublicReply { get; init; }
    public string? AnsweredByOrg { get; init; }
    public string? ArticleId { get; init; }
    public string? Grade { get; init; }
    public bool? Satisfied { get; init; }
    public bool? Solved { get; init; }
    public required bool ExcludedFromSatisfaction { get; init; }
    public required bool TypicalCase { get; init; }
    public string? TerminationNo { get; init; }
    public required int RedoSeq { get; init; }
    public int? TotalElapsedWd { get; init; }
    public string? MachineType { get; init; }
    public string? MachineModel { get; init; }
    public string? DealerName { get; init; }
    public DateOnly? PurchaseDate { get; init; }
    public decimal? SubsidyAmount { get; init; }
    public string? InvoiceNo { get; init; }
    public string? BuyerType { get; init; }
    public CallerShape? Caller { get; init; }
    public required IReadOnlyList<AssignmentShape> Assignments { get; init; }
    public required IReadOnlyList<ExtensionShape> Extensions { get; init; }
    public required IReadOnlyList<ReturnShape> Returns { get; init; }
    public required IReadOnlyList<DeterminationShape> Determinations { get; init; }
    public required IReadOnlyList<SignoffShape> Signoffs { get; init; }
    public required IReadOnlyList<MaterialShape> Materials { get; init; }
    public required IReadOnlyList<LetterShape> Letters { get; init; }
    public required IReadOnlyList<CardShape> Cards { get; init; }
    public required IReadOnlyList<ReminderShape> Reminders { get; init; }
    public required IReadOnlyList<DeductionShape> Deductions { get; init; }
    public required IReadOnlyList<ReviewShape> Reviews { get; init; }
    public required IReadOnlyList<CaseCallbackShape> Callbacks { get; init; }
    public ArchiveShape? Archive { get; init; }
    /// <summary>What the hotline's own fields hold, as far as the reader sees them; left out in the feed.</summary>
    public IReadOnlyList<FieldValueShape>? Fields { get; init; }
    /// <summary>办理清单, as far as the reader sees them; left out in the feed.</summary>
    public IReadOnlyList<CheckShape>? Checks { get; init; }
    /// <summary>Checklists that the reader may attach; only in the answer to who asks for the ticket alone.</summary>
    public IReadOnlyList<ChecklistShape>? Checklists { get; init; }
    /// <summary>The office's own: units are not shown these.</summary>
    public IReadOnlyList<WorkItemShape>? Worklist { get; init; }
    public IReadOnlyList<UnmaskingShape>? Unmaskings { get; init; }
    /// <summary>Who else has it open; only in the answer to who asks for it alone.</summary>
    public IReadOnlyList<ViewerShape>? Viewers { get; init; }
    /// <summary>The office's words for it.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
    /// <summary>查询码, for the caller to be told; only in the answer to who asks for the ticket alone.</summary>
    public string? ProgressCode { get; init; }
    /// <summary>The caller is locked: he is shown to nobody without an approval.</summary>
    public required bool Protected { get; init; }
    /// <summary>None, Applied, Approved, Refused, Notified.</summary>
    public required ExtensionStanding Extension { get; init; }
    /// <summary>None, Reminded, UrgeNotice, Supervised, Lifted.</summary>
    public required SupervisionStanding Supervision { get; init; }
    /// <summary>Green, YellowAdvisory, Yellow, Red.</summary>
    public required CardStanding Card { get; init; }
    /// <summary>Persons and contacts written down on this ticket itself.</summary>
    public required int GroupPersons { get; init; }
    public required int GroupTimes { get; init; }
    /// <summary>Left out in the feed, which is the same for every reader.</summary>
    public IReadOnlyList<AttemptShape>? Attempts { get; init; }
    public required TicketDeadline Deadline { get; init; }
    public required IReadOnlyList<TimerShape> Timers { get; init; }
    /// <summary>What the reader may do with it now; left out in the feed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The ticket as it stands at this instant, with so much of its caller.</summary>
    internal static TicketShape Of(TicketFile file, IdentitySight sight, DateTimeOffset now)
    {
        var ticket = file.Ticket;
        var regions = TicketRegions.Of(file, now);
        return new TicketShape
        {
            TicketNo = ticket.TicketNo,
            Version = ticket.Version,
            HotlineCode = ticket.HotlineCode,
            RuleSetId = ticket.RuleSetId,
            Source = TicketWords.Of(ticket.Source),
            Class = TicketWords.Of(ticket.Class),
            State = ticket.State,
            Title = ticket.Title,
            Content = ticket.Content,
            Demand = ticket.Demand,
            DivisionCode = ticket.DivisionCode,
            SubjectCode = ticket.SubjectCode,
            Address = ticket.Address,
            OccurredAt = ticket.OccurredAt,
            CreatedAt = ticket.CreatedAt,
            RegisteredAt = ticket.RegisteredAt,
            RegisteredBy = ticket.RegisteredBy,
            OwnerAgent = ticket.OwnerAgent,
            Urgency = TicketWords.Of(ticket.Urgency),
            IsKey = ticket.IsKey,
            Confidential = ticket.Confidential,
            Anonymous = ticket.Anonymous,
            RepeatNo = ticket.RepeatNo,
            AbnormalSubsidy = ticket.AbnormalSubsidy,
            CalendarProvisional = ticket.CalendarProvisional,
            ExcludedFromSatisfaction = ticket.ExcludedFromSatisfaction,
            TypicalCase = ticket.TypicalCase,
            RedoSeq = ticket.RedoSeq,
            Caller = file.Caller is { } caller ? CallerShape.Of(caller, sight) : null,
            Assignments = [.. file.Assignments.Select(one => AssignmentShape.Of(one, file.Timers))],
            Deadline = regions.Deadline,
            Extension = regions.Extension,
            Supervision = regions.Supervision,
            Card = regions.Card,
            GroupPersons = regions.Group.Persons,
            GroupTimes = regions.Group.Times,
            Protected = file.Sealed is not null,
            Timers = [.. file.Timers.Where(one => !one.IsOfAutomation()).Select(TimerShape.Of)],
            Extensions = [.. file.Extensions.Select(ExtensionShape.Of)],
            Returns = [.. file.Returns.Select(ReturnShape.Of)],
            Determinations = [.. file.Determinations.Select(DeterminationShape.Of)],
            Signoffs = [.. file.Signoffs.Select(SignoffShape.Of)],
            Materials = [.. file.Materials.Select(MaterialShape.Of)],
            Letters = [.. file.Letters.Select(LetterShape.Of)],
            Cards = [.. file.Cards.Select(CardShape.Of)],
            Reminders = [.. file.Reminders.Select(ReminderShape.Of)],
            Deductions = [.. file.Deductions.Select(DeductionShape.Of)],
            Reviews = [.. file.Reviews.Select(ReviewShape.Of)],
            Callbacks = [.. file.Callbacks.Select(CaseCallbackShape.Of)],
        }.WithLinks(ticket).WithEnd(ticket).WithPurchase(ticket).WithEnd(file);
    }

    TicketShape WithEnd(TicketFile file) => this with
    {
        Archive = file.Archives is [var archive, ..] ? ArchiveShape.Of(archive) : null,
    };

    /// <summary>With what only the office sees.</summary>
    internal TicketShape WithOffice(TicketFile file) => this with
    {
        Worklist = [.. file.Worklist.Select(WorkItemShape.Of)],
        Unmaskings = [.. file.Unmaskings.Select(UnmaskingShape.Of)],
        Tags = [.. file.Tags.Where(one => one.RemovedAt is null).Select(one => one.Word)],
    };

    /// <summary>With what the hotline's own fields hold and what is to be done, of a ticket without what its reader may
    /// not see.</summary>
    internal TicketShape WithFields(TicketFile file, IdentitySight sight) => this with
    {
        Fields = [.. file.Fields.Where(one => one.Stands)
            .Select(one => FieldValueShape.Of(one, file.Caller, sight))],
        Checks = [.. file.Checks.Select(CheckShape.Of)],
    };

    TicketShape WithLinks(Ticket ticket) => this with
    {
        FirstResponsibleOrg = ticket.FirstResponsibleOrg,
        KeyReason = ticket.KeyReason,
        ParentTicketNo = ticket.ParentTicketNo,
        ClusterId = ticket.ClusterId,
        RespondentOrgId = ticket.RespondentOrgId,
        RespondentName = ticket.RespondentName,
        CallId = ticket.CallId,
        VoicemailId = ticket.VoicemailId,
        LeaderSessionId = ticket.LeaderSessionId,
        DueDay = ticket.DueDay,
        DueAt = ticket.DueAt,
        ExtendedDueAt = ticket.ExtendedDueAt,
    };

    TicketShape WithEnd(Ticket ticket) => this with
    {
        ClosingGround = ticket.ClosingGround,
        ClosedAt = ticket.ClosedAt,
        ResultText = ticket.ResultText,
        PublicReply = ticket.PublicReply,
        AnsweredByOrg = ticket.AnsweredByOrg,
        ArticleId = ticket.ArticleId,
        Grade = ticket.Grade,
        Satisfied = ticket.Satisfied,
        Solved = ticket.Solved,
        TerminationNo = ticket.TerminationNo,
        TotalElapsedWd = ticket.TotalElapsedWd,
    };

    TicketShape WithPurchase(Ticket ticket) => this with
    {
        MachineType = ticket.MachineType,
        MachineModel = ticket.MachineModel,
        DealerName = ticket.DealerName,
        PurchaseDate = ticket.PurchaseDate,
        SubsidyAmount = ticket.SubsidyAmount,
        InvoiceNo = ticket.InvoiceNo,
        BuyerType = ticket.BuyerType,
    };
}
