using HotlineVoice.Cases.RuleSets.Duties;

namespace HotlineVoice.Cases.Supervision;

/// <summary>督办/催办通知书. Drafted without a number; it gets one when it is issued, and is never taken back.</summary>
public sealed record SupervisionLetter
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the letters of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Which letter.</summary>
    public required LetterKind Kind { get; init; }
    /// <summary>How its number is written: {year} and {n} are filled in when it is given.</summary>
    public required string NumberPattern { get; init; }
    /// <summary>文号; null while it is a draft, see <see cref="LetterNumber"/>.</summary>
    public string? LetterNo { get; init; }
    /// <summary>主送承办单位.</summary>
    public required string OrgId { get; init; }
    /// <summary>The assignment it is about.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>事由, by the code that the rules give it.</summary>
    public required string Ground { get; init; }
    /// <summary>The clause of the ground.</summary>
    public string? Clause { get; init; }
    /// <summary>督办要求.</summary>
    public string? Demand { get; init; }
    /// <summary>When it was drafted.</summary>
    public required DateTimeOffset DraftedAt { get; init; }
    /// <summary>签发日期; null while it is a draft.</summary>
    public DateTimeOffset? IssuedAt { get; init; }
    /// <summary>签发人.</summary>
    public string? IssuedBy { get; init; }
    /// <summary>要求办结日: the last day in time.</summary>
    public DateOnly? RequiredBy { get; init; }
    /// <summary>送达.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
    /// <summary>签收人.</summary>
    public string? ReceivedBy { get; init; }
    /// <summary>When the unit replied to it.</summary>
    public DateTimeOffset? ReplyAt { get; init; }
    /// <summary>回复.</summary>
    public string? ReplyText { get; init; }
    /// <summary>解除.</summary>
    public DateTimeOffset? LiftedAt { get; init; }
    /// <summary>Who lifted it.</summary>
    public string? LiftedBy { get; init; }
    /// <summary>联合督办单位, separated by 、.</summary>
    public string? CoIssuers { get; init; }

    /// <summary>It was issued and not lifted.</summary>
    public bool IsInForce => IssuedAt is not null && LiftedAt is null;
}
