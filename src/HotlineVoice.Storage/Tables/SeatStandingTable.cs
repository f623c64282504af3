using HotlineVoice.Hotline.Seats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>How each seat stands: written by facts as it changes, read once at start.</summary>
sealed class SeatStandingTable(Database database) : ISeatStandingStore
{
    const string Upsert =
        """
        INSERT INTO seat_standings (no, state, since, reason, until, next, next_reason, call, misses, idle_since,
            registered)
        VALUES (@no, @state, @since, @reason, @until, @next, @next_reason, @call, @misses, @idle_since, @registered)
        ON CONFLICT (no) DO UPDATE SET
            state = excluded.state, since = excluded.since, reason = excluded.reason, until = excluded.until,
            next = excluded.next, next_reason = excluded.next_reason, call = excluded.call, misses = excluded.misses,
            idle_since = excluded.idle_since, registered = excluded.registered
        """;

    public static void Map(EntityTypeBuilder<SeatStanding> table)
    {
        table.ToTable("seat_standings");
        table.HasKey(standing => standing.No);
    }

    public static void Keep(WriteTurn turn, SeatStanding standing) =>
        turn.Execute(Upsert,
            ("@no", standing.No), ("@state", standing.State), ("@since", standing.Since),
            ("@reason", standing.Reason), ("@until", standing.Until), ("@next", standing.Next),
            ("@next_reason", standing.NextReason), ("@call", standing.Call?.Value), ("@misses", standing.Misses),
            ("@idle_since", standing.IdleSince), ("@registered", standing.Registered));

    /// <summary>A floor that has not yet heard of a seat's removal may still write of it; nobody reads that.</summary>
    public Task<IReadOnlyList<SeatStanding>> StandingsAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<SeatStanding>>(async context =>
            await context.Standings.Where(standing => context.Seats.Any(seat => seat.No == standing.No))
                .OrderBy(standing => standing.No).ToListAsync(cancel));
}
