namespace HotlineVoice.Cases.Closing;

/// <summary>Who called back. On disk and in the API by name.</summary>
public enum CallbackBy
{
    /// <summary>热线.</summary>
    Hotline = 1,
    /// <summary>承办单位.</summary>
    Unit = 2,
}

/// <summary>回访, and what the caller said of the result (满意度).</summary>
public sealed record Callback
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the callbacks of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>回访员 is of the hotline or of the unit.</summary>
    public required CallbackBy By { get; init; }
    /// <summary>The user's name.</summary>
    public required string User { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>How: telephone, sms, web, onsite.</summary>
    public string Channel { get; init; } = "telephone";
    /// <summary>He was reached.</summary>
    public required bool Reached { get; init; }
    /// <summary>真实性: he says that the result is as reported; null when not asked.</summary>
    public bool? ResultTrue { get; init; }
    /// <summary>是否满意; null when not asked.</summary>
    public bool? Satisfied { get; init; }
    /// <summary>等级, in the words of the scale.</summary>
    public string? Grade { get; init; }
    /// <summary>是否解决.</summary>
    public bool? Solved { get; init; }
    /// <summary>是否计入满意率.</summary>
    public bool Counted { get; init; }
    /// <summary>The unit is to blame for his discontent.</summary>
    public bool? UnitResponsible { get; init; }
    /// <summary>In his words.</summary>
    public string? Comment { get; init; }
    /// <summary>会同当面回访.</summary>
    public bool OnsiteJoint { get; init; }
    /// <summary>Which handling it was about: 0 for the first.</summary>
    public int RedoSeq { get; init; }
}
