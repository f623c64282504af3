using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Web.Shapes;

/// <summary>A seat as the API shows it: as it is set up, and as it stands. Its secrets are not in it.</summary>
public sealed record SeatShape
{
    public required string No { get; init; }
    public string? User { get; init; }
    public string? Name { get; init; }
    public required SeatState State { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? Until { get; init; }
    public required bool Registered { get; init; }
    public required IReadOnlyList<string> Queues { get; init; }
    public required IReadOnlyDictionary<string, int> Skills { get; init; }
    public string? CallId { get; init; }
    /// <summary>The state it takes when its call or offer is over, when that was asked for.</summary>
    public SeatState? Next { get; init; }

    /// <summary>A seat that the floor has not spoken of is signed out.</summary>
    internal static SeatShape Of(Seat seat, string? name, SeatStanding? standing) => new()
    {
        No = seat.No,
        User = seat.User,
        Name = name,
        State = standing?.State ?? SeatState.SignedOut,
        Reason = standing?.Reason,
        Since = standing?.Since,
        Until = standing?.Until,
        Registered = standing?.Registered ?? false,
        Queues = seat.Queues.IsDefault ? [] : seat.Queues,
        Skills = seat.Skills,
        CallId = standing?.Call?.Value,
        Next = standing?.Next,
    };
}
