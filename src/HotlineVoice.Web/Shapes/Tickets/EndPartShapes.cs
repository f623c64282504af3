using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Tickets;

/// <summary>补充材料: dueDay is the last day in time.</summary>
public sealed record MaterialShape(int Seq, string Items, DateOnly DueDay, DateTimeOffset AskedAt, string AskedBy)
{
    public DateTimeOffset? SuppliedAt { get; init; }
    public DateTimeOffset? ExpiredAt { get; init; }

    internal static MaterialShape Of(MaterialRequest one) => new(
        one.Seq, one.Items, one.DueDay, one.AskedAt, one.AskedBy)
    {
        SuppliedAt = one.SuppliedAt,
        ExpiredAt = one.ExpiredAt,
    };
}

/// <summary>复核.</summary>
public sealed record ReviewShape(int Seq, string Reviewer, bool Pass, DateTimeOffset At)
{
    public int? AssignmentSeq { get; init; }
    public DateOnly? Due { get; init; }
    public bool? Timely { get; init; }
    public string? Quality { get; init; }
    public bool? ResultTrue { get; init; }

    internal static ReviewShape Of(Review one) => new(one.Seq, one.Reviewer, one.Passed, one.At)
    {
        AssignmentSeq = one.AssignmentSeq,
        Due = one.DueDay,
        Timely = one.Timely,
        Quality = one.Quality,
        ResultTrue = one.ResultTrue,
    };
}

/// <summary>回访: by hotline or unit, and what the caller said.</summary>
public sealed record CaseCallbackShape(int Seq, string By, string User, DateTimeOffset At, string Channel, bool Reached)
{
    public bool? ResultTrue { get; init; }
    public bool? Satisfied { get; init; }
    public string? Grade { get; init; }
    public bool? Solved { get; init; }
    public required bool Counted { get; init; }
    public bool? UnitResponsible { get; init; }
    public string? Comment { get; init; }
    public required bool OnsiteJoint { get; init; }
    public required int RedoSeq { get; init; }

    internal static CaseCallbackShape Of(Callback one) => new(
        one.Seq, TicketWords.Of(one.By), one.User, one.At, one.Channel, one.Reached)
    {
        ResultTrue = one.ResultTrue,
        Satisfied = one.Satisfied,
        Grade = one.Grade,
        Solved = one.Solved,
        Counted = one.Counted,
        UnitResponsible = one.UnitResponsible,
        Comment = one.Comment,
        OnsiteJoint = one.OnsiteJoint,
        RedoSeq = one.RedoSeq,
    };
}

/// <summary>档案: without retainUntil it is kept for ever, or as the case rules say.</summary>
public sealed record ArchiveShape(
    string ArchiveNo, string Category, DateOnly AcceptedDate, DateOnly ClosedReportedDay, string Sha256)
{
    public DateOnly? RetainUntil { get; init; }
    public required IReadOnlyList<string> Items { get; init; }
    public required DateTimeOffset ArchivedAt { get; init; }
    public required string ArchivedBy { get; init; }
    public string? DestroyApproval { get; init; }
    public DateTimeOffset? DestroyedAt { get; init; }

    internal static ArchiveShape Of(ArchiveRecord one) => new(
        one.ArchiveNo, one.Category, one.AcceptedDate, one.ClosedReportedDay, one.Sha256)
    {
        RetainUntil = one.RetainUntil,
        Items = one.Items.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ArchivedAt = one.ArchivedAt,
        ArchivedBy = one.ArchivedBy,
        DestroyApproval = one.DestroyApproval,
        DestroyedAt = one.DestroyedAt,
    };
}

/// <summary>解密申请: approved is missing while nobody has decided.</summary>
public sealed record UnmaskingShape(int Seq, string RequestedBy, string Purpose, DateTimeOffset RequestedAt)
{
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public bool? Approved { get; init; }
    public required int Readings { get; init; }

    internal static UnmaskingShape Of(Unmasking one) => new(one.Seq, one.RequestedBy, one.Purpose, one.RequestedAt)
    {
        DecidedBy = one.DecidedBy,
        DecidedAt = one.DecidedAt,
        Approved = one.Approved,
        Readings = one.Readings,
    };
}
