namespace HotlineVoice.Cases.Remarks;

/// <summary>标签: a word by which a hotline finds tickets again. One that was taken off stays as a row, so that it is
/// known who set it.</summary>
public sealed record TicketTag
{
    /// <summary>Longest word: it stands in a row of a list.</summary>
    public const int WordCharactersMax = 20;
    /// <summary>Most words on one ticket at a time.</summary>
    public const int WordsMax = 20;

    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the words that the ticket ever had, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Whose word it is: another hotline's means something else.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>The word.</summary>
    public required string Word { get; init; }
    /// <summary>Who set it last.</summary>
    public required string By { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>When it was taken off; null while it is on.</summary>
    public DateTimeOffset? RemovedAt { get; init; }
    /// <summary>Who took it off.</summary>
    public string? RemovedBy { get; init; }
}
