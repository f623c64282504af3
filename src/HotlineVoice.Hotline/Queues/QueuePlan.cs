using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Queues;

/// <summary>What queues.yaml says of one queue.</summary>
/// <param name="Id">As seats and records name it: jn12316/q_consult.</param>
/// <param name="Title">As people name it: 补贴咨询.</param>
public sealed record QueuePlan(string Id, string Title)
{
    /// <summary>What a seat must know to take its calls.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];
    /// <summary>Who comes here has chosen the anonymous way: no number is shown from here on.</summary>
    public bool Anonymous { get; init; }
    /// <summary>What is told here is confidential.</summary>
    public bool Confidential { get; init; }
    /// <summary>Class of the tickets that begin here, such as 咨询; null when the clerk decides.</summary>
    public string? TicketClass { get; init; }
}
