using HotlineVoice.Cases.RuleSets.Duties;

namespace HotlineVoice.Cases.Assignments;

/// <summary>联合审定/指定: whose matter it is when units dispute it.</summary>
public sealed record Determination
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the determinations of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>How.</summary>
    public required DeterminationKind Kind { get; init; }
    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset AskedAt { get; init; }
    /// <summary>The user who asked.</summary>
    public required string AskedBy { get; init; }
    /// <summary>Why nobody is clearly competent.</summary>
    public string? Question { get; init; }
    /// <summary>参加单位, separated by 、.</summary>
    public string Participants { get; init; } = "";
    /// <summary>The unit that was designated; null while it is open.</summary>
    public string? DesignatedOrgId { get; init; }
    /// <summary>依据.</summary>
    public string? Basis { get; init; }
    /// <summary>When it was decided.</summary>
    public DateTimeOffset? At { get; init; }
}
