using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Phrases;

/// <summary>常用语: a text that is written once and put into forms. It belongs to a hotline, whose people all use it, or
/// to one person.</summary>
public sealed record CannedReply
{
    /// <summary>Longest title: it stands in a row of a list.</summary>
    public const int TitleCharactersMax = 40;
    /// <summary>Longest text; the longest form takes as much.</summary>
    public const int TextCharactersMax = 4_000;
    /// <summary>Most that one hotline shares; more nobody finds again.</summary>
    public const int SharedMax = 500;
    /// <summary>Most that one person keeps for himself.</summary>
    public const int OwnMax = 200;

    /// <summary>Sorts by the time at which it was written.</summary>
    public required string Id { get; init; }
    /// <summary>Whose tickets it is for; null, of a person's own alone, for any.</summary>
    public string? HotlineCode { get; init; }
    /// <summary>The user whose own it is; null for one that the hotline shares.</summary>
    public string? Owner { get; init; }
    /// <summary>By what it is found.</summary>
    public required string Title { get; init; }
    /// <summary>With the words of <see cref="CannedFilling"/> in braces.</summary>
    public required string Text { get; init; }
    /// <summary>Where it may be put in; anywhere when empty.</summary>
    public ImmutableArray<CannedPlace> Places { get; init; } = [];
    /// <summary>For which 类别; for any when empty.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];
    /// <summary>From 1, one more with each change.</summary>
    public required long Version { get; init; }
    /// <summary>Who wrote it last.</summary>
    public required string ChangedBy { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
    /// <summary>When it was taken away; null while it is there. The row stays, for who asks what was said.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>The hotline writes it for units too: what it wants to read in a 办理结果.</summary>
    public bool IsForUnits => Owner is null && Places.Contains(CannedPlace.Result);

    /// <summary>Whether it may be put in there, for a matter of this class; null asks not.</summary>
    public bool Suits(CannedPlace? place, TicketClass? kind) =>
        (place is not { } where || Places.IsEmpty || Places.Contains(where))
        && (kind is not { } of || Classes.IsEmpty || Classes.Contains(of));
}
