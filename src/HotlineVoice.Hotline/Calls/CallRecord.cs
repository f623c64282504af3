using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Calls;

/// <summary>Which way a call went.</summary>
public enum CallDirection
{
    /// <summary>From a citizen to the hotline.</summary>
    In = 1,
    /// <summary>From the hotline outwards.</summary>
    Out = 2,
}

/// <summary>Who ended a call.</summary>
public enum HangupSide
{
    /// <summary>The citizen.</summary>
    Citizen = 1,
    /// <summary>The seat.</summary>
    Seat = 2,
    /// <summary>A county office.</summary>
    Office = 3,
    /// <summary>The server.</summary>
    Server = 4,
}

/// <summary>One party of a call as the record keeps it. State: Ringing, Up, Held or Ended.</summary>
public sealed record CallLeg(string LegId, string Role, string? Number, string State, string? Codec);

/// <summary>A recording that belongs to a call.</summary>
public sealed record CallRecording(string Id, double Seconds, bool Complete);

/// <summary>The call record (话单): what is known of one call, from its arrival to its end.</summary>
/// <remarks>
/// Field names and meanings: the specification's section 5, «Call». A record is replaced, never edited.
/// </remarks>
public sealed record CallRecord
{
    /// <summary>The call's name.</summary>
    public required CallId CallId { get; init; }
    /// <summary>Code of the hotline, such as jn12316; null while the dialled number is unknown.</summary>
    public string? Hotline { get; init; }
    /// <summary>In or out.</summary>
    public required CallDirection Direction { get; init; }
    /// <summary>
    /// The other party's number in national form; null when none was sent. Personal: mask before showing.
    /// </summary>
    public string? CallingNumber { get; init; }
    /// <summary>The caller asked that his number be withheld (RFC 3323): never shown or printed.</summary>
    public bool PresentationRestricted { get; init; }
    /// <summary>The caller chose the anonymous way (匿名): the number is never shown to an agent.</summary>
    public bool Anonymous { get; init; }
    /// <summary>The number that was dialled, as it arrived.</summary>
    public string? CalledNumber { get; init; }
    /// <summary>Name of the trunk it came by; null for a call from a seat.</summary>
    public string? Trunk { get; init; }
    /// <summary>Where it is now.</summary>
    public required CallState State { get; init; }
    /// <summary>The steps taken: «welcome,menu:1,q_consult».</summary>
    public string IvrPath { get; init; } = "";
    /// <summary>The queue, «jn12316/q_consult».</summary>
    public string? Queue { get; init; }
    /// <summary>The seat that took it.</summary>
    public string? SeatNo { get; init; }
    /// <summary>Arrival of the INVITE.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    /// <summary>Entered the queue.</summary>
    public DateTimeOffset? QueuedAt { get; init; }
    /// <summary>A person (not the menu) answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
    /// <summary>Over.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    /// <summary>In the queue, seconds.</summary>
    public double? WaitSeconds { get; init; }
    /// <summary>The seat's phone rang, seconds.</summary>
    public double? RingSeconds { get; init; }
    /// <summary>Why it ended.</summary>
    public CallEndReason? EndReason { get; init; }
    /// <summary>Who ended it.</summary>
    public HangupSide? HangupSide { get; init; }
    /// <summary>The parties.</summary>
    public ImmutableArray<CallLeg> Legs { get; init; } = [];
    /// <summary>What was recorded.</summary>
    public ImmutableArray<CallRecording> Recordings { get; init; } = [];
    /// <summary>The ticket it led to.</summary>
    public string? TicketNo { get; init; }
    /// <summary>The caller's judgement of the service, 1 the best.</summary>
    public int? Rating { get; init; }
    /// <summary>Call-ID of the citizen's dialog, for finding it in a trace.</summary>
    public string? SipCallId { get; init; }
}
