using HotlineVoice.Cases.Assignments;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Tickets;

/// <summary>延期: oldDue and newDue are the last days in time.</summary>
public sealed record ExtensionShape
{
    public required int Seq { get; init; }
    public required int AssignmentSeq { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required string FiledBy { get; init; }
    public required string Reason { get; init; }
    public required int DaysWd { get; init; }
    public required DateOnly OldDue { get; init; }
    public required DateOnly NewDue { get; init; }
    public string? UnitLeader { get; init; }
    public required bool Sealed { get; init; }
    public DateOnly? LatestFilingDate { get; init; }
    public required bool Late { get; init; }
    /// <summary>applied, approved, refused, notified.</summary>
    public required string Decision { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public DateTimeOffset? CallerToldAt { get; init; }

    internal static ExtensionShape Of(Extension one) => new()
    {
        Seq = one.Seq,
        AssignmentSeq = one.AssignmentSeq,
        FiledAt = one.FiledAt,
        FiledBy = one.FiledBy,
        Reason = one.Reason,
        DaysWd = one.DaysWd,
        OldDue = one.OldDueDay,
        NewDue = one.NewDueDay,
        UnitLeader = one.UnitLeader,
        Sealed = one.Sealed,
        LatestFilingDate = one.LatestFilingDay,
        Late = one.Late,
        Decision = TicketWords.Of(one.Decision),
        DecidedBy = one.DecidedBy,
        DecidedAt = one.DecidedAt,
        CallerToldAt = one.CallerToldAt,
    };
}

/// <summary>退单.</summary>
public sealed record ReturnShape
{
    public required int Seq { get; init; }
    public required int AssignmentSeq { get; init; }
    public required string OrgId { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required string FiledBy { get; init; }
    public required string Reason { get; init; }
    public string? LegalBasis { get; init; }
    public string? SuggestedOrgId { get; init; }
    public required bool Late { get; init; }
    /// <summary>filed, approved, rejected, refusedLate, disputed, nobodyCompetent.</summary>
    public required string Decision { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public required bool Improper { get; init; }

    internal static ReturnShape Of(ReturnRequest one) => new()
    {
        Seq = one.Seq,
        AssignmentSeq = one.AssignmentSeq,
        OrgId = one.OrgId,
        FiledAt = one.FiledAt,
        FiledBy = one.FiledBy,
        Reason = one.Reason,
        LegalBasis = one.LegalBasis,
        SuggestedOrgId = one.SuggestedOrgId,
        Late = one.Late,
        Decision = TicketWords.Of(one.Decision),
        DecidedBy = one.DecidedBy,
        DecidedAt = one.DecidedAt,
        Improper = one.Improper,
    };
}

/// <summary>联合审定/指定.</summary>
public sealed record DeterminationShape(
    int Seq, string Kind, DateTimeOffset AskedAt, string AskedBy, string? Question, string Participants)
{
    public string? DesignatedOrgId { get; init; }
    public string? Basis { get; init; }
    public DateTimeOffset? At { get; init; }

    internal static DeterminationShape Of(Determination one) => new(
        one.Seq, TicketWords.Of(one.Kind), one.AskedAt, one.AskedBy, one.Question, one.Participants)
    {
        DesignatedOrgId = one.DesignatedOrgId,
        Basis = one.Basis,
        At = one.At,
    };
}

/// <summary>签批: stage dispatch, unit, result or termination; levels are names of roles.</summary>
public sealed record SignoffShape(
    int Seq, string Stage, string RequiredLevel, string Signer, string Level, DateTimeOffset At)
{
    public string? Opinion { get; init; }

    internal static SignoffShape Of(Signoff one) => new(
        one.Seq, TicketWords.Of(one.Stage), one.RequiredLevel, one.Signer, one.Level, one.At)
    {
        Opinion = one.Opinion,
    };
}
