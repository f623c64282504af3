using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Signing;

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
    /// <summary>延期, 退单, 督办催办, 红黄牌: empty until they are built.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];
    public IReadOnlyList<string> Returns { get; init; } = [];
    public IReadOnlyList<string> Letters { get; init; } = [];
    public IReadOnlyList<string> Cards { get; init; } = [];
    /// <summary>Left out in the feed, which is the same for every reader.</summary>
    public IReadOnlyList<AttemptShape>? Attempts { get; init; }
    public required TicketDeadline Deadline { get; init; }
    public required IReadOnlyList<TimerShape> Timers { get; init; }
    /// <summary>What the reader may do with it now; left out in the feed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The ticket as it stands at this instant, with so much of its caller.</summary>
    internal static TicketShape Of(TicketFile file, CallerSight sight, DateTimeOffset now)
    {
        var ticket = file.Ticket;
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
            Assignments = [.. file.Assignments.Select(AssignmentShape.Of)],
            Deadline = TicketMachine.DeadlineOf(file, now),
            Timers = [.. file.Timers.Select(TimerShape.Of)],
        }.WithLinks(ticket).WithEnd(ticket).WithPurchase(ticket);
    }

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
