using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Tickets as they are looked for and read.</summary>
sealed partial class TicketTable
{
    public Task<TicketFile?> FindAsync(string ticketNo, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var tickets = await context.Tickets.Where(ticket => ticket.TicketNo == ticketNo).ToListAsync(cancel);
            return (await FilesAsync(context, tickets, cancel)).SingleOrDefault();
        });

    public Task<(IReadOnlyList<TicketFile> Items, string? Next)> ListAsync(
        TicketQuery query, CancellationToken cancel) =>
        database.ReadAsync<(IReadOnlyList<TicketFile>, string?)>(async context =>
        {
            var found = await Seen(Matching(From(context, PageCursor.Start(query.Cursor)), query), context, query)
                .OrderByDescending(ticket => ticket.CreatedAt).ThenByDescending(ticket => ticket.TicketNo)
                .Take(PageCursor.Rows(query.Limit) + 1)
                .ToListAsync(cancel);
            var page = PageCursor.Cut(found, query.Limit, ticket => new PageCursor(ticket.CreatedAt, ticket.TicketNo));
            return (await FilesAsync(context, page.Items, cancel), page.Next);
        });

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string ticketNo, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(async context =>
            await context.History.Where(entry => entry.TicketNo == ticketNo).OrderBy(entry => entry.Seq)
                .ToListAsync(cancel));

    /// <summary>The rest of a page of tickets, in four reads however many they are.</summary>
    static async Task<IReadOnlyList<TicketFile>> FilesAsync(
        HotlineContext context, IReadOnlyList<Ticket> tickets, CancellationToken cancel)
    {
        if (tickets.Count == 0)
            return [];
        var numbers = tickets.Select(ticket => ticket.TicketNo).ToList();
        var callerIds = tickets.Select(ticket => ticket.CallerId).OfType<string>().Distinct().ToList();
        var callers = await context.Callers.Where(caller => callerIds.Contains(caller.CallerId))
            .ToDictionaryAsync(caller => caller.CallerId, cancel);
        var sent = (await context.Assignments.Where(row => numbers.Contains(row.TicketNo)).ToListAsync(cancel))
            .OrderBy(row => row.Seq).ToLookup(row => row.TicketNo);
        var clocks = (await context.Timers.Where(row => numbers.Contains(row.TicketNo)).ToListAsync(cancel))
            .OrderBy(row => row.Seq).ToLookup(row => row.TicketNo);
        var lengths = await context.History.Where(row => numbers.Contains(row.TicketNo))
            .GroupBy(row => row.TicketNo).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancel);
        return
        [
            .. tickets.Select(ticket => new TicketFile(
                ticket, ticket.CallerId is { } id ? callers.GetValueOrDefault(id) : null)
            {
                Assignments = [.. sent[ticket.TicketNo]],
                Timers = [.. clocks[ticket.TicketNo]],
                HistoryLength = lengths.GetValueOrDefault(ticket.TicketNo),
            }),
        ];
    }

    static IQueryable<Ticket> From(HotlineContext context, PageCursor? start) => start is null
        ? context.Tickets
        : context.Tickets.FromSql(
            $"SELECT * FROM tickets WHERE (created_at, ticket_no) < ({context.Instant(start.At)}, {start.Id})");

    static IQueryable<Ticket> Matching(IQueryable<Ticket> tickets, TicketQuery query)
    {
        if (query.Hotline is { } hotline)
            tickets = tickets.Where(ticket => ticket.HotlineCode == hotline);
        if (query.States is { Count: > 0 } states)
            tickets = tickets.Where(ticket => states.Contains(ticket.State));
        if (query.Class is { } kind)
            tickets = tickets.Where(ticket => ticket.Class == kind);
        if (query.DivisionCode is { Length: > 0 } place)
            tickets = tickets.Where(ticket => ticket.DivisionCode.StartsWith(place));
        if (query.OwnerAgent is { } owner)
            tickets = tickets.Where(ticket => ticket.OwnerAgent == owner);
        if (query.CallId is { } call)
            tickets = tickets.Where(ticket => ticket.CallId == call);
        if (query.From is { } from)
            tickets = tickets.Where(ticket => ticket.RegisteredAt >= Midnight(from));
        // A ticket comes into being before it is registered: the second bound lets the list begin where it may.
        if (query.To is { } to && to < DateOnly.MaxValue)
            tickets = tickets.Where(ticket => ticket.RegisteredAt < Midnight(to.AddDays(1))
                && ticket.CreatedAt < Midnight(to.AddDays(1)));
        if (query.DueBy is { } due)
            tickets = tickets.Where(ticket => ticket.DueDay <= due && ticket.State != TicketState.Draft
                && ticket.State != TicketState.Closed && ticket.State != TicketState.Archived);
        return Holding(tickets, query.Text);
    }

    /// <summary>Searching by words stands here alone: what finds faster than reading every row takes its place.
    /// </summary>
    static IQueryable<Ticket> Holding(IQueryable<Ticket> tickets, string? text)
    {
        foreach (var word in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            tickets = tickets.Where(ticket => ticket.Title.Contains(word) || ticket.Content.Contains(word)
                || ticket.TicketNo.StartsWith(word));
        return tickets;
    }

    /// <summary>
    /// What depends on the rows beside the ticket's own: who called, who has it, who may see it. The others are found
    /// first, and the tickets by their keys: SQLite would ask of each ticket whether there is one.
    /// </summary>
    static IQueryable<Ticket> Seen(IQueryable<Ticket> tickets, HotlineContext context, TicketQuery query)
    {
        if (query.CallerPhone is { } phone)
            tickets = tickets.Where(ticket => context.Callers
                .Where(caller => caller.Phone == phone || caller.AltPhone == phone)
                .Select(caller => caller.CallerId).Contains(ticket.CallerId));
        if (query.OrgId is { } org)
            tickets = tickets.Where(ticket => context.Assignments
                .Where(sent => sent.OrgId == org && sent.Status == AssignmentStatus.Open)
                .Select(sent => sent.TicketNo).Contains(ticket.TicketNo));
        if (query.SeenByOrg is { } reader)
            tickets = tickets.Where(ticket => context.Assignments
                .Where(sent => sent.OrgId == reader).Select(sent => sent.TicketNo).Contains(ticket.TicketNo));
        if (query.Hotlines is { } hotlines)
            tickets = tickets.Where(ticket => hotlines.Contains(ticket.HotlineCode));
        return tickets;
    }

    static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), WorkingCalendar.Offset);
}
