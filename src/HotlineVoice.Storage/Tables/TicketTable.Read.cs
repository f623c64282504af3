using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Tickets as they are looked for and read.</summary>
sealed partial class TicketTable
{
    public Task<TicketFile?> FindAsync(string ticketNo, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var rows = await WithParts(context.Tickets.Where(ticket => ticket.TicketNo == ticketNo))
                .ToListAsync(cancel);
            return (await FilesAsync(context, rows, cancel)).SingleOrDefault();
        });

    public Task<(IReadOnlyList<TicketFile> Items, string? Next)> ListAsync(
        TicketQuery query, CancellationToken cancel) =>
        database.ReadAsync<(IReadOnlyList<TicketFile>, string?)>(async context =>
        {
            var start = PageCursor.Start(query.Cursor);
            var tickets = Seen(Matching(From(context, start), query), context, query);
            var found = await WithParts(
                (query.SeenByOrg is { } reader ? Newest(SentTo(reader, start, context), tickets) : Newest(tickets))
                    .Take(PageCursor.Rows(query.Limit) + 1))
                .ToListAsync(cancel);
            var page = PageCursor.Cut(
                found, query.Limit, row => new PageCursor(row.Ticket.CreatedAt, row.Ticket.TicketNo));
            return (await FilesAsync(context, page.Items, cancel), page.Next);
        });

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string ticketNo, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(async context =>
            await context.History.Where(entry => entry.TicketNo == ticketNo).OrderBy(entry => entry.Seq)
                .ToListAsync(cancel));

    static IQueryable<TicketRow> WithParts(IQueryable<Ticket> tickets) =>
        tickets.Select(ticket => new TicketRow(ticket, EF.Property<int>(ticket, Parts)));

    /// <summary>The rest of a page of tickets, in as many reads as they have lists between them.</summary>
    static async Task<IReadOnlyList<TicketFile>> FilesAsync(
        HotlineContext context, IReadOnlyList<TicketRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return [];
        var numbers = rows.Select(row => row.Ticket.TicketNo).ToList();
        var lengths = await context.History.Where(row => numbers.Contains(row.TicketNo))
            .GroupBy(row => row.TicketNo).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        var files = rows.Select(row => new TicketFile(row.Ticket, null)
        {
            HistoryLength = lengths.GetValueOrDefault(row.Ticket.TicketNo),
        }).ToList();
        await AddCallersAsync(context, files, cancel);
        foreach (var part in TicketParts.All)
        {
            var those = rows.Where(row => (row.Parts & part.Mask) != 0).Select(row => row.Ticket.TicketNo).ToList();
            if (those.Count == 0)
                continue;
            var fill = await part.ReadAsync(context, those, cancel);
            for (var i = 0; i < files.Count; i++)
                files[i] = fill(files[i]);
        }

        return files;
    }

    /// <summary>In clear, or locked.</summary>
    static async Task AddCallersAsync(HotlineContext context, List<TicketFile> files, CancellationToken cancel)
    {
        var ids = files.Select(file => file.Ticket.CallerId).OfType<string>().Distinct().ToList();
        if (ids.Count == 0)
            return;
        var callers = await context.Callers.Where(caller => ids.Contains(caller.CallerId))
            .ToDictionaryAsync(caller => caller.CallerId, cancel);
        var missing = ids.Where(id => !callers.ContainsKey(id)).ToList();
        var locked = missing.Count == 0
            ? []
            : await context.SealedIdentities.Where(one => missing.Contains(one.CallerId))
                .ToDictionaryAsync(one => one.CallerId, cancel);
        for (var i = 0; i < files.Count; i++)
            if (files[i].Ticket.CallerId is { } id)
                files[i] = files[i] with
                {
                    Caller = callers.GetValueOrDefault(id),
                    Sealed = locked.GetValueOrDefault(id),
                };
    }

    static IQueryable<Ticket> Newest(IQueryable<Ticket> tickets) => tickets
        .OrderByDescending(ticket => ticket.CreatedAt).ThenByDescending(ticket => ticket.TicketNo);

    /// <summary>A unit that has had thousands is not asked for all of them: its assignments have the list's order, and
    /// what is read ends with the page.</summary>
    static IQueryable<Ticket> Newest(IQueryable<Assignment> sent, IQueryable<Ticket> tickets) => sent
        .Join(tickets, one => one.TicketNo, ticket => ticket.TicketNo, (one, ticket) => new { one, ticket })
        .OrderByDescending(row => EF.Property<DateTimeOffset>(row.one, TicketParts.TicketCreatedAt))
        .ThenByDescending(row => row.one.TicketNo)
        .Select(row => row.ticket);

    /// <summary>What a unit was ever sent, each ticket once.</summary>
    static IQueryable<Assignment> SentTo(string org, PageCursor? start, HotlineContext context)
    {
        var all = start is null
            ? context.Assignments
            : context.Assignments.FromSql(
                $"""
                SELECT * FROM assignments
                WHERE (ticket_created_at, ticket_no) < ({context.Instant(start.At)}, {start.Id})
                """);
        return all.Where(one => one.OrgId == org && !context.Assignments.Any(
            other => other.TicketNo == one.TicketNo && other.OrgId == org && other.Seq < one.Seq));
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
            tickets = At(tickets, place);
        if (query.OwnerAgent is { } owner)
            tickets = tickets.Where(ticket => ticket.OwnerAgent == owner);
        if (query.CallId is { } call)
            tickets = tickets.Where(ticket => ticket.CallId == call);
        if (query.LeaderSessionId is { } session)
            tickets = tickets.Where(ticket => ticket.LeaderSessionId == session);
        tickets = Registered(tickets, query);
        // A ticket comes into being before it is registered: this lets the list begin where it may.
        if (query.To is { } to && to < DateOnly.MaxValue)
            tickets = tickets.Where(ticket => ticket.CreatedAt < Midnight(to.AddDays(1)));
        if (query.DueBy is { } due)
            tickets = tickets.Where(ticket => ticket.DueDay <= due && ticket.State != TicketState.Draft
                && ticket.State != TicketState.Closed && ticket.State != TicketState.Archived);
        return Holding(tickets, query.Text);
    }

    static IQueryable<Ticket> Registered(IQueryable<Ticket> tickets, TicketQuery query)
    {
        if (query.From is { } from)
            tickets = tickets.Where(ticket => ticket.RegisteredAt >= Midnight(from));
        if (query.To is { } to && to < DateOnly.MaxValue)
            tickets = tickets.Where(ticket => ticket.RegisteredAt < Midnight(to.AddDays(1)));
        return tickets;
    }

    /// <summary>A county or a town has few enough tickets to be found by the index and sorted; of a city or a province
    /// the newest come soon when all are read from the newest on.</summary>
    static IQueryable<Ticket> At(IQueryable<Ticket> tickets, string place)
    {
        if (place.Length < Division.Digits)
            return tickets.Where(ticket => ticket.DivisionCode.StartsWith(place));
        const string afterEveryDigit = ":";
        var end = place + afterEveryDigit;
        return tickets.Where(ticket =>
            string.Compare(ticket.DivisionCode, place) >= 0 && string.Compare(ticket.DivisionCode, end) < 0);
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
    /// What depends on the rows beside the ticket's own: who called, who has it. The others are found first, and the
    /// tickets by their keys: SQLite would ask of each ticket whether there is one.
    /// </summary>
    static IQueryable<Ticket> Seen(IQueryable<Ticket> tickets, HotlineContext context, TicketQuery query)
    {
        if (query.CallerPhone is { } phone)
            tickets = OfCaller(tickets, context, phone);
        if (query.OrgId is { } org)
            tickets = Of(tickets, context.Assignments
                .Where(sent => sent.OrgId == org && sent.Status == AssignmentStatus.Open));
        if (query.Tag is { } tag)
            tickets = tickets.Where(ticket => context.Tags
                .Where(row => row.Word == tag && row.RemovedAt == null)
                .Select(row => row.TicketNo).Contains(ticket.TicketNo));
        foreach (var (id, value) in query.Fields ?? new Dictionary<string, string>())
        {
            var rows = context.Fields.Where(row => row.HotlineCode == query.Hotline && row.FieldId == id
                && row.Value == value && row.EndedAt == null);
            if (query.SeenByOrg is not null)
                rows = rows.Where(row => row.ForUnits);
            tickets = tickets.Where(ticket => rows.Select(row => row.TicketNo).Contains(ticket.TicketNo));
        }

        if (query.Hotlines is { } hotlines)
            tickets = tickets.Where(ticket => hotlines.Contains(ticket.HotlineCode));
        return tickets;
    }

    static IQueryable<Ticket> OfCaller(IQueryable<Ticket> tickets, HotlineContext context, string phone) =>
        tickets.Where(ticket => context.Callers.Where(caller => caller.Phone == phone || caller.AltPhone == phone)
            .Select(caller => caller.CallerId).Contains(ticket.CallerId));

    sealed record TicketRow(Ticket Ticket, int Parts);

    static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), WorkingCalendar.Offset);
}
