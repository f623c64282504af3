using System.Collections.Immutable;

namespace HotlineVoice.Cases.Notices;

/// <summary>A program of somebody else that is told what happens to tickets.</summary>
public sealed record Webhook
{
    /// <summary>What a hook without names of its own is told of.</summary>
    public const string TicketChanged = "ticket.changed";

    /// <summary>As messages name it in their address; never given twice.</summary>
    public required string Id { get; init; }
    /// <summary>What people call it.</summary>
    public required string Title { get; init; }
    /// <summary>Where it is told.</summary>
    public required string Url { get; init; }
    /// <summary>Codes of the hotlines whose tickets it is told of; empty for all.</summary>
    public ImmutableArray<string> Hotlines { get; init; } = [];
    /// <summary>Names of the history's entries it is told of, such as dispatch; empty for all.</summary>
    public ImmutableArray<string> Events { get; init; } = [];
    /// <summary>Counts its secrets: the next one makes the one before worthless.</summary>
    public int SecretSerial { get; init; } = 1;
    /// <summary>It is told of what happens now.</summary>
    public bool Enabled { get; init; } = true;
    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is told of this entry of a ticket of that hotline.</summary>
    public bool Wants(string hotline, string name) =>
        Enabled && (Hotlines.IsEmpty || Hotlines.Contains(hotline)) && (Events.IsEmpty || Events.Contains(name));
}
