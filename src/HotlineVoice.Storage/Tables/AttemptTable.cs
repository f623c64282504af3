using HotlineVoice.Cases.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>The ledger of attempts: our own calls' come by facts, those made elsewhere are written down here.</summary>
sealed class AttemptTable(Database database, EventTable events, TimeProvider time) : IAttemptStore
{
    const string Insert =
        """
        INSERT INTO contact_attempts (id, ticket_no, hotline, call_id, party, org_id, phone, at, by, channel, outcome,
            sip_status, q850, ring_seconds, recording_id, note)
        VALUES (@id, @ticket_no, @hotline, @call_id, @party, @org_id, @phone, @at, @by, @channel, @outcome,
            @sip_status, @q850, @ring_seconds, @recording_id, @note)
        ON CONFLICT (id) DO NOTHING
        """;

    public static void Map(EntityTypeBuilder<ContactAttempt> table)
    {
        table.ToTable("contact_attempts");
        table.HasKey(attempt => attempt.Id);
        table.HasIndex(attempt => new { attempt.At, attempt.Id });
        table.HasIndex(attempt => attempt.TicketNo);
        table.HasIndex(attempt => attempt.CallId);
        // The ledger of telephones asks by the numbers of units.
        table.HasIndex(attempt => attempt.Phone);
    }

    /// <summary>False when this attempt stands in the ledger already; a line of it is never changed.</summary>
    public static bool TryAdd(WriteTurn turn, ContactAttempt attempt) =>
        turn.Execute(Insert,
            ("@id", attempt.Id), ("@ticket_no", attempt.TicketNo), ("@hotline", attempt.Hotline),
            ("@call_id", attempt.CallId), ("@party", attempt.Party), ("@org_id", attempt.OrgId),
            ("@phone", attempt.Phone), ("@at", attempt.At), ("@by", attempt.By), ("@channel", attempt.Channel),
            ("@outcome", attempt.Outcome), ("@sip_status", attempt.SipStatus), ("@q850", attempt.Q850),
            ("@ring_seconds", attempt.RingSeconds), ("@recording_id", attempt.RecordingId),
            ("@note", attempt.Note)) > 0;

    public Task<(IReadOnlyList<ContactAttempt> Items, string? Next)> ListAsync(
        AttemptQuery query, CancellationToken cancel) =>
        database.ReadAsync<(IReadOnlyList<ContactAttempt>, string?)>(async context =>
        {
            var found = await Matching(From(context, PageCursor.Start(query.Cursor)), query)
                .OrderByDescending(attempt => attempt.At).ThenByDescending(attempt => attempt.Id)
                .Take(PageCursor.Rows(query.Limit) + 1)
                .ToListAsync(cancel);
            var page = PageCursor.Cut(found, query.Limit, attempt => new PageCursor(attempt.At, attempt.Id));
            return (page.Items, page.Next);
        });

    public async Task AddAsync(ContactAttempt attempt, CancellationToken cancel)
    {
        await database.WriteAsync(turn =>
        {
            var written = SealedTraces.Hides(turn, attempt.TicketNo, attempt.CallId) ? Traces.Of(attempt) : attempt;
            var isNew = TryAdd(turn, written);
            if (isNew)
                EventTable.Append(turn, EventRow.Of(written, written.At, time.GetUtcNow()));
            return isNew;
        }, promised: true, cancel);
        events.Announce();
    }

    static IQueryable<ContactAttempt> From(HotlineContext context, PageCursor? start) => start is null
        ? context.Attempts
        : context.Attempts.FromSql(
            $"SELECT * FROM contact_attempts WHERE (at, id) < ({context.Instant(start.At)}, {start.Id})");

    static IQueryable<ContactAttempt> Matching(IQueryable<ContactAttempt> attempts, AttemptQuery query)
    {
        if (query.TicketNo is { } ticketNo)
            attempts = attempts.Where(attempt => attempt.TicketNo == ticketNo);
        if (query.CallId is { } callId)
            attempts = attempts.Where(attempt => attempt.CallId == callId);
        if (query.Hotlines is { } hotlines)
            attempts = attempts.Where(attempt => attempt.Hotline != null && hotlines.Contains(attempt.Hotline));
        return attempts;
    }
}
