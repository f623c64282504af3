using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Seats;

/// <summary>A seat (坐席): a telephone number inside the hotline, whose it is and what it may serve.</summary>
/// <param name="No">Number and digest name, such as 8001.</param>
/// <param name="User">Sign-in name of the person who sits there; null for a telephone without a person.</param>
/// <param name="PasswordMd5">MD5 of no:domain:password, lower-case hex (RFC 7616 §3.4.2).</param>
/// <param name="PasswordSha256">SHA-256 of the same, lower-case hex.</param>
/// <param name="Queues">Queues it serves, «jn12316/q_consult».</param>
public sealed record Seat(
    string No,
    string? User,
    string PasswordMd5,
    string PasswordSha256,
    ImmutableArray<string> Queues)
{
    /// <summary>Skill and level, 1 the least to 9.</summary>
    public ImmutableDictionary<string, int> Skills { get; init; } = ImmutableDictionary<string, int>.Empty;
}

/// <summary>Where a seat's telephone can be reached until when (a registration that must survive a restart).</summary>
/// <param name="SeatNo">The seat.</param>
/// <param name="Contact">The telephone's own address as it wrote it.</param>
/// <param name="Path">Transport and source address it registered from, in the switch's own notation.</param>
/// <param name="CallId">Call-ID of the registration.</param>
/// <param name="CSeq">Its last sequence number.</param>
public sealed record SeatBinding(string SeatNo, string Contact, string Path, string CallId, uint CSeq)
{
    /// <summary>Wall time at which it ends.</summary>
    public required DateTimeOffset Until { get; init; }
    /// <summary>What the telephone calls itself.</summary>
    public string? UserAgent { get; init; }
    /// <summary>Its instance id (RFC 5626), when it has one.</summary>
    public string? InstanceId { get; init; }
}
