using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Seats;

/// <summary>What the floor knows of a seat that is set up: who may serve what.</summary>
/// <param name="No">Its number.</param>
/// <param name="User">Sign-in name of the person; null for a telephone without one.</param>
/// <param name="Queues">Queues it serves, «jn12316/q_consult».</param>
/// <param name="Skills">Skill and level, 1 the least to 9.</param>
public sealed record SeatPlace(
    string No, string? User, ImmutableArray<string> Queues, ImmutableDictionary<string, int> Skills)
{
    /// <summary>The same seat without its secrets.</summary>
    public static SeatPlace Of(Seat seat) => new(seat.No, seat.User, seat.Queues, seat.Skills);
}
