namespace HotlineVoice.Cases.Closing;

/// <summary>复核: somebody of the hotline has judged a unit's result.</summary>
public sealed record Review
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the reviews of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>The assignment whose result was judged.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>The last day in time for judging it; null when the rules set none.</summary>
    public DateOnly? DueDay { get; init; }
    /// <summary>复核员: the user's name.</summary>
    public required string Reviewer { get; init; }
    /// <summary>时效.</summary>
    public bool? Timely { get; init; }
    /// <summary>质量, in words.</summary>
    public string? Quality { get; init; }
    /// <summary>真实性.</summary>
    public bool? ResultTrue { get; init; }
    /// <summary>Whether it passed.</summary>
    public required bool Passed { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
