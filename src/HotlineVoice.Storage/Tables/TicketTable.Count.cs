using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Tickets counted at a bounded cost.</summary>
sealed partial class TicketTable
{
    /// <summary>Everything that is neither a draft nor over.</summary>
    static readonly TicketState[] _open =
    [
        .. Enum.GetValues<TicketState>()
            .Except([TicketState.Draft, TicketState.Closed, TicketState.Archived]),
    ];

    /// <summary>Of half a million tickets those that the rarest filter finds by its index are taken, as many as the
    /// window holds, and only among these is looked for the rest: no filter can make it read more.</summary>
    public Task<TicketCount> CountAsync(TicketQuery query, int most, int window, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var narrow = Narrowed(context, query).Select(ticket => ticket.TicketNo).Take(window);
            var among = context.Tickets.Where(ticket => narrow.Contains(ticket.TicketNo));
            var matching = Seen(Matching(among, query), context, query);
            if (query.SeenByOrg is { } reader)
                matching = Of(matching, context.Assignments.Where(sent => sent.OrgId == reader));
            var found = await matching
                .Select(ticket => ticket.TicketNo).Take(most + 1).CountAsync(cancel);
            if (found > most)
                return new TicketCount(most, true);
            return new TicketCount(found, await narrow.CountAsync(cancel) == window);
        });

    /// <summary>The tickets that one filter alone finds by an index.</summary>
    static IQueryable<Ticket> Narrowed(HotlineContext context, TicketQuery query)
    {
        IQueryable<Ticket> all = context.Tickets;
        if (query.CallId is { } call)
            return all.Where(ticket => ticket.CallId == call);
        if (query.CallerPhone is { } phone)
            return OfCaller(all, context, phone);
        if (query.OrgId is { } org)
            return Of(all, context.Assignments
                .Where(sent => sent.OrgId == org && sent.Status == AssignmentStatus.Open));
        if (query.SeenByOrg is { } reader)
            return Of(all, context.Assignments.Where(sent => sent.OrgId == reader));
        if (query.Tag is { } tag)
            return all.Where(ticket => context.Tags.Where(row => row.Word == tag && row.RemovedAt == null
                    && (query.Hotline == null || row.HotlineCode == query.Hotline))
                .Select(row => row.TicketNo).Contains(ticket.TicketNo));
        if (query.DueBy is { } due)
            return all.Where(ticket => _open.Contains(ticket.State) && ticket.DueDay <= due);
        if (query.States is { Count: > 0 } states)
            return query.Hotline is { } hotline
                ? all.Where(ticket => ticket.HotlineCode == hotline && states.Contains(ticket.State))
                : all.Where(ticket => states.Contains(ticket.State));
        if (query.OwnerAgent is { } owner)
            return Newest(all.Where(ticket => ticket.OwnerAgent == owner));
        if (query.DivisionCode is { Length: > 0 } place)
            return At(all, place);
        if (query.From is not null || query.To is not null)
            return Registered(all, query)
                .OrderByDescending(ticket => ticket.RegisteredAt).ThenByDescending(ticket => ticket.TicketNo);
        return Newest(query.Hotline is { } only ? all.Where(ticket => ticket.HotlineCode == only) : all);
    }

    static IQueryable<Ticket> Of(IQueryable<Ticket> tickets, IQueryable<Assignment> sent) =>
        tickets.Where(ticket => sent.Select(one => one.TicketNo).Contains(ticket.TicketNo));
}
