using HotlineVoice.Hotline.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Call records: written by facts, read by pages. A record that has ended is not opened again.</summary>
sealed class CallRecordTable(Database database) : ICallRecordStore
{
    /// <summary>The instant of the last fact about a call: all that is known of its end when the server dies.</summary>
    public const string KnownAt = "KnownAt";

    /// <summary>Whose call it was is locked: his number is not written again, whatever the floor still knows.</summary>
    public const string NumberSealed = "NumberSealed";

    const string Sealed = "!";

    const string Upsert =
        """
        INSERT INTO calls (call_id, hotline, direction, calling_number, presentation_restricted, anonymous,
            called_number, trunk, state, ivr_path, queue, seat_no, started_at, queued_at, answered_at, ended_at,
            wait_seconds, ring_seconds, end_reason, hangup_side, legs, recordings, ticket_no, rating, sip_call_id,
            known_at, number_sealed)
        VALUES (@call_id, @hotline, @direction, @calling_number, @presentation_restricted, @anonymous,
            @called_number, @trunk, @state, @ivr_path, @queue, @seat_no, @started_at, @queued_at, @answered_at,
            @ended_at, @wait_seconds, @ring_seconds, @end_reason, @hangup_side, @legs, @recordings, @ticket_no,
            @rating, @sip_call_id, @known_at, @number_sealed)
        ON CONFLICT (call_id) DO UPDATE SET
            hotline = excluded.hotline, direction = excluded.direction, calling_number = excluded.calling_number,
            presentation_restricted = calls.presentation_restricted OR excluded.presentation_restricted,
            anonymous = excluded.anonymous,
            called_number = excluded.called_number, trunk = excluded.trunk, state = excluded.state,
            ivr_path = excluded.ivr_path, queue = excluded.queue, seat_no = excluded.seat_no,
            started_at = excluded.started_at, queued_at = excluded.queued_at, answered_at = excluded.answered_at,
            ended_at = excluded.ended_at, wait_seconds = excluded.wait_seconds, ring_seconds = excluded.ring_seconds,
            end_reason = excluded.end_reason, hangup_side = excluded.hangup_side, legs = excluded.legs,
            recordings = excluded.recordings, ticket_no = COALESCE(calls.ticket_no, excluded.ticket_no),
            rating = excluded.rating, sip_call_id = excluded.sip_call_id, known_at = excluded.known_at,
            number_sealed = calls.number_sealed OR excluded.number_sealed
        WHERE calls.ended_at IS NULL OR excluded.ended_at IS NOT NULL
        RETURNING CASE WHEN number_sealed THEN '!' ELSE '' END || COALESCE(ticket_no, '')
        """;

    public static void Map(EntityTypeBuilder<CallRecord> table)
    {
        table.ToTable("calls");
        table.HasKey(call => call.CallId);
        table.Property(call => call.Legs).InJson();
        table.Property(call => call.Recordings).InJson();
        table.Property<DateTimeOffset>(KnownAt);
        table.Property<bool>(NumberSealed);
        table.HasIndex(call => new { call.StartedAt, call.CallId });
        table.HasIndex(call => new { call.Hotline, call.StartedAt });
        table.HasIndex(call => call.CallingNumber);
        // A handful among millions: what the start must close and what the wall shows.
        table.HasIndex(call => call.State).HasFilter("ended_at IS NULL");
    }

    /// <summary>
    /// Writes the record as it now is, and gives it back with the ticket that somebody registered meanwhile: the floor
    /// knows of none. Null when it had ended before and this is older news.
    /// </summary>
    public static CallRecord? Keep(WriteTurn turn, CallRecord call, DateTimeOffset at)
    {
        // Who chose the anonymous way, and whom we call for a ticket whose caller is locked, leaves no number.
        var hides = call.Anonymous
            || call.Direction == CallDirection.Out && SealedTraces.Hides(turn, call.TicketNo, null);
        if (hides && !SealedTraces.HidesCall(turn, call.CallId.Value))
            SealedTraces.ForgetEvents(turn, [call.CallId.Value]);
        var answer = Write(turn, hides ? Traces.Of(call) : call, at, hides);
        if (answer is null)
            return null;
        var isSealed = answer.StartsWith(Sealed, StringComparison.Ordinal);
        if (isSealed && !hides)
            Write(turn, Traces.Of(call), at, true);
        var kept = isSealed ? Traces.Of(call) : call;
        var ticketNo = answer[(isSealed ? Sealed.Length : 0)..];
        return ticketNo.Length == 0 ? kept : kept with { TicketNo = ticketNo };
    }

    static string? Write(WriteTurn turn, CallRecord call, DateTimeOffset at, bool isSealed) =>
        turn.Ask(Upsert,
            ("@call_id", call.CallId.Value), ("@hotline", call.Hotline), ("@direction", call.Direction),
            ("@calling_number", call.CallingNumber), ("@presentation_restricted", call.PresentationRestricted),
            ("@anonymous", call.Anonymous), ("@called_number", call.CalledNumber), ("@trunk", call.Trunk),
            ("@state", call.State), ("@ivr_path", call.IvrPath), ("@queue", call.Queue), ("@seat_no", call.SeatNo),
            ("@started_at", call.StartedAt), ("@queued_at", call.QueuedAt), ("@answered_at", call.AnsweredAt),
            ("@ended_at", call.EndedAt), ("@wait_seconds", call.WaitSeconds), ("@ring_seconds", call.RingSeconds),
            ("@end_reason", call.EndReason), ("@hangup_side", call.HangupSide),
            ("@legs", RecordJson.Write(call.Legs)), ("@recordings", RecordJson.Write(call.Recordings)),
            ("@ticket_no", call.TicketNo), ("@rating", call.Rating), ("@sip_call_id", call.SipCallId),
            ("@known_at", at), ("@number_sealed", isSealed)) as string;

    public Task<CallRecord?> FindAsync(CallId id, CancellationToken cancel) =>
        database.ReadAsync(context => context.Calls.FirstOrDefaultAsync(call => call.CallId == id, cancel));

    public Task<Page<CallRecord>> ListAsync(CallQuery query, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var found = await Matching(From(context, PageCursor.Start(query.Cursor)), query)
                .OrderByDescending(call => call.StartedAt).ThenByDescending(call => call.CallId)
                .Take(PageCursor.Rows(query.Limit) + 1)
                .ToListAsync(cancel);
            return PageCursor.Cut(found, query.Limit, call => new PageCursor(call.StartedAt, call.CallId.Value));
        });

    /// <summary>Every call without an end, with the instant of its last fact.</summary>
    public Task<List<(CallRecord Call, DateTimeOffset KnownAt)>> UnendedAsync(CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var rows = await context.Calls.Where(call => call.EndedAt == null)
                .Select(call => new { call, known = EF.Property<DateTimeOffset>(call, KnownAt) })
                .ToListAsync(cancel);
            return rows.ConvertAll(row => (row.call, row.known));
        });

    /// <summary>Every recording that a call names.</summary>
    public Task<HashSet<string>> RecordingIdsAsync(CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var recordings in context.Calls.Select(call => call.Recordings)
                .AsAsyncEnumerable().WithCancellation(cancel))
            {
                found.UnionWith(recordings.Select(recording => recording.Id));
            }
            return found;
        });

    /// <summary>Rows after the page before. Two columns at once is what plain SQL can say and LINQ cannot.</summary>
    static IQueryable<CallRecord> From(HotlineContext context, PageCursor? start) => start is null
        ? context.Calls
        : context.Calls.FromSql(
            $"SELECT * FROM calls WHERE (started_at, call_id) < ({context.Instant(start.At)}, {start.Id})");

    static IQueryable<CallRecord> Matching(IQueryable<CallRecord> calls, CallQuery query)
    {
        if (query.State is { } state)
            calls = calls.Where(call => call.State == state);
        if (query.Hotline is { } hotline)
            calls = calls.Where(call => call.Hotline == hotline);
        if (query.Hotlines is { } hotlines)
            calls = calls.Where(call => call.Hotline != null && hotlines.Contains(call.Hotline));
        if (query.From is { } from)
            calls = calls.Where(call => call.StartedAt >= from);
        if (query.To is { } to)
            calls = calls.Where(call => call.StartedAt < to);
        if (query.CallingNumber is { } number)
            calls = calls.Where(call => call.CallingNumber == number);
        return calls;
    }
}
