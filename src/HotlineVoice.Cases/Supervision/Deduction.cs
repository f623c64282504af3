namespace HotlineVoice.Cases.Supervision;

/// <summary>扣分: what a unit loses in its assessment for one ticket.</summary>
public sealed record Deduction
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the deductions of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>The assignment.</summary>
    public required int AssignmentSeq { get; init; }
    /// <summary>The unit.</summary>
    public required string OrgId { get; init; }
    /// <summary>The letter that went before; null when none did.</summary>
    public int? LetterSeq { get; init; }
    /// <summary>分值; null when the assessment sets it later.</summary>
    public decimal? Points { get; init; }
    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }
    /// <summary>The clause.</summary>
    public string? Clause { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The user who decided it.</summary>
    public required string By { get; init; }
}
