using System.Data;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// Tickets: a change is one transaction with its history, its event, and what it says of a call and a voicemail. Its
/// rows are guarded by themselves: a number by its serial's row, a change by the version it was decided on.
/// </summary>
sealed partial class TicketTable(Database database, EventTable events, TimeProvider time) : ITicketStore
{
    public async Task<TicketFile> AddAsync(
        int hotlineDigit, DateOnly day, Func<string, TicketChange> make, CancellationToken cancel)
    {
        var added = await database.EditAsync(async context =>
        {
            // What make throws takes the number back with the transaction: there is no gap.
            var serial = await NextSerialAsync(context, hotlineDigit, day, cancel);
            var change = make(TicketNumber.Of(hotlineDigit, day, serial));
            context.Add(change.File.Ticket);
            await KeepRestAsync(context, change, cancel);
            await LinkCallAsync(context, change, cancel);
            await LinkVoicemailAsync(context, change, cancel);
            return change.File;
        }, cancel, IsolationLevel.ReadCommitted);
        events.Announce();
        return added;
    }

    public async Task<bool> TrySaveAsync(TicketChange change, CancellationToken cancel)
    {
        var isSaved = await database.EditAsync(async context =>
        {
            var ticket = change.File.Ticket;
            // Compared and set in one statement: of two that decided on the same version one finds no row.
            var isNext = await context.Tickets
                .Where(row => row.TicketNo == ticket.TicketNo && row.Version == ticket.Version - 1)
                .ExecuteUpdateAsync(row => row.SetProperty(found => found.Version, ticket.Version), cancel) > 0;
            if (!isNext)
                return false;
            context.Update(ticket);
            await KeepRestAsync(context, change, cancel);
            await LinkVoicemailAsync(context, change, cancel);
            return true;
        }, cancel, IsolationLevel.ReadCommitted);
        if (isSaved)
            events.Announce();
        return isSaved;
    }

    /// <summary>
    /// The next number of that day. One statement, so that two processes cannot read the same last one.
    /// </summary>
    static async Task<int> NextSerialAsync(
        HotlineContext context, int hotlineDigit, DateOnly day, CancellationToken cancel)
    {
        var given = await context.Database.SqlQuery<int>(
            $"""
            INSERT INTO ticket_serials (hotline_digit, day, last) VALUES ({hotlineDigit}, {day}, 1)
            ON CONFLICT (hotline_digit, day) DO UPDATE SET last = ticket_serials.last + 1
            RETURNING last AS "Value"
            """).ToListAsync(cancel);
        return given[0];
    }

    async Task KeepRestAsync(HotlineContext context, TicketChange change, CancellationToken cancel)
    {
        var (file, no) = (change.File, change.File.Ticket.TicketNo);
        if (file.Caller is { } caller)
            Put(context, caller, await context.Callers.AnyAsync(row => row.CallerId == caller.CallerId, cancel));
        var sent = await context.Assignments.Where(row => row.TicketNo == no)
            .Select(row => row.Seq).ToListAsync(cancel);
        foreach (var assignment in file.Assignments)
            Put(context, assignment, sent.Contains(assignment.Seq));
        var clocks = await context.Timers.Where(row => row.TicketNo == no).Select(row => row.Seq).ToListAsync(cancel);
        foreach (var timer in file.Timers)
            Put(context, timer, clocks.Contains(timer.Seq));
        context.AddRange(change.Entries);
        if (!change.Entries.IsEmpty)
            context.Add(EventRow.Of(file, change.Entries[^1].At, time.GetUtcNow()));
    }

    static void Put<T>(HotlineContext context, T row, bool isThere) where T : class
    {
        if (isThere)
            context.Update(row);
        else
            context.Add(row);
    }
}
