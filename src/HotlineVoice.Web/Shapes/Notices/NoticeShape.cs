using HotlineVoice.Cases.Notices;

namespace HotlineVoice.Web.Shapes.Notices;

/// <summary>通知: something that the reader is told.</summary>
public sealed record NoticeShape
{
    /// <summary>Its number, in the order of writing.</summary>
    public required long Id { get; init; }
    /// <summary>Code of the hotline.</summary>
    public required string Hotline { get; init; }
    /// <summary>The ticket it is about; not there for what is about several.</summary>
    public string? TicketNo { get; init; }
    /// <summary>What it says.</summary>
    public required string Text { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The reader has read it.</summary>
    public required bool Read { get; init; }

    internal static NoticeShape Of(NoticeSeen seen) => new()
    {
        Id = seen.Notice.Id,
        Hotline = seen.Notice.HotlineCode,
        TicketNo = seen.Notice.TicketNo,
        Text = seen.Notice.Text,
        At = seen.Notice.At,
        Read = seen.IsRead,
    };
}
