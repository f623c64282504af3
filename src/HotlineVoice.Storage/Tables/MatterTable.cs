using System.Collections.Immutable;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Storage.Secrets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Who came about a matter, over all tickets that follow one another or stand in one cluster.</summary>
sealed class MatterTable(Database database, IdentityVault vault) : IMatterLedger
{
    /// <summary>A chain of tickets longer than this is counted so far.</summary>
    const int TicketsMax = 2000;

    public Task<ImmutableArray<MatterContact>> ListAsync(
        string hotline, string? ticketNo, string? clusterId, CancellationToken cancel) =>
        database.ReadAsync<ImmutableArray<MatterContact>>(async context =>
        {
            var numbers = await TicketsAsync(context, hotline, ticketNo, clusterId, cancel);
            return [.. await context.MatterContacts.Where(contact => numbers.Contains(contact.TicketNo))
                .ToListAsync(cancel)];
        });

    public string? KeyOf(string hotline, string? phone) => vault.CountingKey(hotline, phone);

    /// <summary>From each ticket to those it follows and those that follow it, until there are no more.</summary>
    static async Task<HashSet<string>> TicketsAsync(
        HotlineContext context, string hotline, string? ticketNo, string? clusterId, CancellationToken cancel)
    {
        var known = new HashSet<string>();
        var own = context.Tickets.Where(ticket => ticket.HotlineCode == hotline);
        List<string> next = ticketNo is null ? [] : [ticketNo];
        if (clusterId is not null)
            next.AddRange(await own.Where(ticket => ticket.ClusterId == clusterId)
                .Select(ticket => ticket.TicketNo).ToListAsync(cancel));
        while (next.Count > 0 && known.Count < TicketsMax)
        {
            known.UnionWith(next);
            var from = next;
            var pairs = await own
                .Where(ticket => from.Contains(ticket.TicketNo)
                    || (ticket.ParentTicketNo != null && from.Contains(ticket.ParentTicketNo)))
                .Select(ticket => new { ticket.TicketNo, ticket.ParentTicketNo }).ToListAsync(cancel);
            next = [.. pairs.SelectMany(pair => new[] { pair.TicketNo, pair.ParentTicketNo }).OfType<string>()
                .Where(number => !known.Contains(number)).Distinct()];
        }

        return known;
    }
}
