using HotlineVoice.Cases.Supervision;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Tickets;

/// <summary>督办/催办通知书: a draft has no letterNo.</summary>
public sealed record LetterShape
{
    public required int Seq { get; init; }
    public string? LetterNo { get; init; }
    /// <summary>supervision or urge.</summary>
    public required string Kind { get; init; }
    public required string OrgId { get; init; }
    public int? AssignmentSeq { get; init; }
    public required string Ground { get; init; }
    public string? Clause { get; init; }
    public string? Demand { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public string? IssuedBy { get; init; }
    public DateOnly? RequiredBy { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public string? ReceivedBy { get; init; }
    public DateTimeOffset? ReplyAt { get; init; }
    public string? ReplyText { get; init; }
    public DateTimeOffset? LiftedAt { get; init; }
    public string? LiftedBy { get; init; }
    public string? CoIssuers { get; init; }

    internal static LetterShape Of(SupervisionLetter one) => new()
    {
        Seq = one.Seq,
        LetterNo = one.LetterNo,
        Kind = TicketWords.Of(one.Kind),
        OrgId = one.OrgId,
        AssignmentSeq = one.AssignmentSeq,
        Ground = one.Ground,
        Clause = one.Clause,
        Demand = one.Demand,
        DraftedAt = one.DraftedAt,
        IssuedAt = one.IssuedAt,
        IssuedBy = one.IssuedBy,
        RequiredBy = one.RequiredBy,
        DeliveredAt = one.DeliveredAt,
        ReceivedBy = one.ReceivedBy,
        ReplyAt = one.ReplyAt,
        ReplyText = one.ReplyText,
        LiftedAt = one.LiftedAt,
        LiftedBy = one.LiftedBy,
        CoIssuers = one.CoIssuers,
    };
}

/// <summary>红黄牌: clock accept or reply; colour green, yellow or red.</summary>
public sealed record CardShape(
    int Seq, int AssignmentSeq, string OrgId, string Clock, string Colour, bool Advisory, DateTimeOffset IssuedAt)
{
    public string? Clause { get; init; }

    internal static CardShape Of(Card one) => new(
        one.Seq, one.AssignmentSeq, one.OrgId, TicketWords.Of(one.Clock), TicketWords.Of(one.Colour), one.Advisory,
        one.IssuedAt)
    {
        Clause = one.Clause,
    };
}

/// <summary>扣分.</summary>
public sealed record DeductionShape(int Seq, int AssignmentSeq, string OrgId, string Reason, DateTimeOffset At)
{
    public decimal? Points { get; init; }
    public string? Clause { get; init; }
    public required string By { get; init; }

    internal static DeductionShape Of(Deduction one) => new(
        one.Seq, one.AssignmentSeq, one.OrgId, one.Reason, one.At)
    {
        Points = one.Points,
        Clause = one.Clause,
        By = one.By,
    };
}

/// <summary>催办 before the limit.</summary>
public sealed record ReminderShape(int Seq, int AssignmentSeq, DateTimeOffset At, string By, string Channel)
{
    public string? Note { get; init; }

    internal static ReminderShape Of(Reminder one) => new(one.Seq, one.AssignmentSeq, one.At, one.By, one.Channel)
    {
        Note = one.Note,
    };
}

/// <summary>待办: what a clock or an act has put before the office; done when it has doneAt.</summary>
public sealed record WorkItemShape(int Seq, string Kind, string Text, DateTimeOffset RaisedAt)
{
    public int? AssignmentSeq { get; init; }
    public string? Clause { get; init; }
    public DateTimeOffset? DoneAt { get; init; }

    internal static WorkItemShape Of(WorklistItem one) => new(
        one.Seq, TicketWords.Of(one.Kind), one.Text, one.RaisedAt)
    {
        AssignmentSeq = one.AssignmentSeq,
        Clause = one.Clause,
        DoneAt = one.DoneAt,
    };
}
