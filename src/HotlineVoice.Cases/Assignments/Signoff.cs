namespace HotlineVoice.Cases.Assignments;

/// <summary>What is signed. On disk and in the API by name: the list may only grow.</summary>
public enum SignoffStage
{
    /// <summary>转办: before a ticket is sent to a unit.</summary>
    Dispatch = 1,
    /// <summary>单位分办: the unit's head hands it on within the unit.</summary>
    Unit = 2,
    /// <summary>结果: before the caller is told.</summary>
    Result = 3,
    /// <summary>终结: the end of an unreasonable demand.</summary>
    Termination = 4,
}

/// <summary>签批: a leader's signature.</summary>
public sealed record Signoff
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the signatures of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>What is signed.</summary>
    public required SignoffStage Stage { get; init; }
    /// <summary>The assignment it concerns; null before there is one.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>The role that was needed, by its English name.</summary>
    public required string RequiredLevel { get; init; }
    /// <summary>签批人: the user's name.</summary>
    public required string Signer { get; init; }
    /// <summary>职务: the role in which he signed, by its English name.</summary>
    public required string Level { get; init; }
    /// <summary>意见.</summary>
    public string? Opinion { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
