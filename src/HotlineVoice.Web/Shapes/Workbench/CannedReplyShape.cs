using HotlineVoice.Cases.Phrases;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes.Workbench;

/// <summary>常用语.</summary>
public sealed record CannedReplyShape
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    /// <summary>Left out for a person's own that is for any hotline.</summary>
    public string? HotlineCode { get; init; }
    /// <summary>The asker's own; else the hotline shares it.</summary>
    public required bool Personal { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    /// <summary>note, result, answer, guide, letter, callback; anywhere when empty.</summary>
    public required IReadOnlyList<string> Places { get; init; }
    /// <summary>For any when empty.</summary>
    public required IReadOnlyList<string> Classes { get; init; }
    public required string ChangedBy { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    /// <summary>How often the asker put it in.</summary>
    public required int Uses { get; init; }
    /// <summary>The asker may change it and take it away.</summary>
    public required bool MayChange { get; init; }

    internal static CannedReplyShape Of(CannedReply reply, int uses, bool mayChange) => new()
    {
        Id = reply.Id,
        Version = reply.Version,
        HotlineCode = reply.HotlineCode,
        Personal = reply.Owner is not null,
        Title = reply.Title,
        Text = reply.Text,
        Places = [.. reply.Places.Select(TicketWords.Of)],
        Classes = [.. reply.Classes.Select(TicketWords.Of)],
        ChangedBy = reply.ChangedBy,
        ChangedAt = reply.ChangedAt,
        Uses = uses,
        MayChange = mayChange,
    };
}

/// <summary>A canned text with its words filled from a ticket.</summary>
public sealed record FilledTextShape(string Text);
