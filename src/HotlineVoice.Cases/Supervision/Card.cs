namespace HotlineVoice.Cases.Supervision;

/// <summary>Which clock a card is for. On disk and in the API by name: the list may only grow.</summary>
public enum CardClock
{
    /// <summary>受理.</summary>
    Accept = 1,
    /// <summary>回复.</summary>
    Reply = 2,
}

/// <summary>牌. On disk and in the API by name, the worst last: the list may only grow.</summary>
public enum CardColour
{
    /// <summary>绿牌.</summary>
    Green = 1,
    /// <summary>黄牌.</summary>
    Yellow = 2,
    /// <summary>红牌.</summary>
    Red = 3,
}

/// <summary>红黄牌 as it was issued to a unit; kept for good, whatever the unit does afterwards.</summary>
public sealed record Card
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the cards of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>The assignment.</summary>
    public required int AssignmentSeq { get; init; }
    /// <summary>The unit.</summary>
    public required string OrgId { get; init; }
    /// <summary>For which clock.</summary>
    public required CardClock Clock { get; init; }
    /// <summary>Which card.</summary>
    public required CardColour Colour { get; init; }
    /// <summary>提示: issued by the letter of the clause, not counted as lateness.</summary>
    public bool Advisory { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset IssuedAt { get; init; }
    /// <summary>The clause.</summary>
    public string? Clause { get; init; }
}
