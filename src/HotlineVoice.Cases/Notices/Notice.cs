namespace HotlineVoice.Cases.Notices;

/// <summary>通知: something that people are told on the pages. Written once for all whom it concerns; who has read it
/// stands elsewhere.</summary>
public sealed record Notice
{
    /// <summary>Most characters of its text.</summary>
    public const int TextCharactersMax = 500;

    /// <summary>Given by the database, in the order of writing.</summary>
    public long Id { get; init; }
    /// <summary>Code of the hotline.</summary>
    public required string HotlineCode { get; init; }
    /// <summary>To whom, see <see cref="NoticeAudience"/>.</summary>
    public required string Audience { get; init; }
    /// <summary>The ticket it is about; null for none.</summary>
    public string? TicketNo { get; init; }
    /// <summary>What it says.</summary>
    public required string Text { get; init; }
    /// <summary>The rule of automation.yaml that wrote it.</summary>
    public required string RuleId { get; init; }
    /// <summary>When, in the domain's time.</summary>
    public required DateTimeOffset At { get; init; }
}
