using System.Data;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>
/// Tickets: a change is one transaction with its history, its event, and what it says of a call and a voicemail. Its
/// rows are guarded by themselves: a number by its serial's row, a change by the version it was decided on.
/// </summary>
/// <param name="database">The way in.</param>
/// <param name="events">Woken when something was kept.</param>
/// <param name="time">Real time, for pruning the events.</param>
/// <param name="swept">Called after a commit that took something away for good: what lies outside the transaction goes
/// too.</param>
sealed partial class TicketTable(
    Database database, EventTable events, TimeProvider time, Func<CancellationToken, Task> swept) : ITicketStore
{
    public async Task<TicketFile> AddAsync(
        int hotlineDigit, DateOnly day, Func<string, TicketChange> make, CancellationToken cancel)
    {
        var added = await database.EditAsync(async context =>
        {
            // Asked before the serial is held: others wait for the next number until this is committed.
            var hooks = await OutgoingTable.HooksAsync(context, cancel);
            // What make throws takes the number back with the transaction: there is no gap.
            var serial = await NextSerialAsync(context, hotlineDigit, day, cancel);
            var change = await NumberedAsync(context, make(TicketNumber.Of(hotlineDigit, day, serial)), cancel);
            context.Add(change.File.Ticket).Property<int>(Parts).CurrentValue = TicketParts.MaskOf(change.File);
            // Nothing of a new ticket is there to be looked for.
            if (change.File.Caller is { } caller)
                context.Add(caller);
            if (change.File.Sealed is { } locked)
                context.Add(locked);
            await KeepRestAsync(context, change, 0, hooks, cancel);
            await LinkCallAsync(context, change, cancel);
            await LinkVoicemailAsync(context, change, cancel);
            if (change.File.Sealed is not null)
                await SealedTraces.ForgetAsync(context, change.File, cancel);
            return change.File;
        }, cancel, IsolationLevel.ReadCommitted);
        events.Announce();
        if (added.Sealed is not null)
            await swept(cancel);
        return added;
    }

    public async Task<bool> TrySaveAsync(TicketChange change, CancellationToken cancel)
    {
        var isSwept = false;
        var isSaved = await database.EditAsync(async context =>
        {
            var ticket = change.File.Ticket;
            // Compared and set in one statement: of two that decided on the same version one finds no row.
            var before = change.Destroys
                ? await context.Tickets.AsNoTracking()
                    .FirstOrDefaultAsync(row => row.TicketNo == ticket.TicketNo, cancel)
                : null;
            var isNext = await context.Tickets
                .Where(row => row.TicketNo == ticket.TicketNo && row.Version == ticket.Version - 1)
                .ExecuteUpdateAsync(row => row.SetProperty(found => found.Version, ticket.Version), cancel) > 0;
            if (!isNext)
                return false;
            var parts = await context.Tickets.Where(row => row.TicketNo == ticket.TicketNo)
                .Select(row => EF.Property<int>(row, Parts)).FirstAsync(cancel);
            var numbered = await NumberedAsync(context, change, cancel);
            context.Update(ticket).Property<int>(Parts).CurrentValue = parts | TicketParts.MaskOf(numbered.File);
            var seals = await KeepCallerAsync(context, numbered.File, cancel);
            await KeepRestAsync(
                context, numbered, parts, await OutgoingTable.HooksAsync(context, cancel), cancel);
            await LinkVoicemailAsync(context, numbered, cancel);
            if (seals)
                await SealedTraces.ForgetAsync(context, numbered.File, cancel);
            isSwept = seals || before is not null;
            if (before is not null)
                await DestroyAsync(context, numbered, before, cancel);
            return true;
        }, cancel, IsolationLevel.ReadCommitted);
        if (isSaved)
            events.Announce();
        if (isSaved && isSwept)
            await swept(cancel);
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

    /// <summary>Letters that are issued with the change get their numbers; what is not kept takes them back.</summary>
    /// <remarks>Others wait for the series until this is committed: whoever blocked a thread meanwhile could take the
    /// one that the holder needs to go on.</remarks>
    static async Task<TicketChange> NumberedAsync(
        HotlineContext context, TicketChange change, CancellationToken cancel)
    {
        var numbers = new Queue<int>();
        foreach (var (kind, year) in LetterNumbering.Wanted(change))
            numbers.Enqueue((await context.Database.SqlQuery<int>(
                $"""
                INSERT INTO letter_serials (hotline_code, kind, year, last)
                VALUES ({change.File.Ticket.HotlineCode}, {kind.ToString()}, {year}, 1)
                ON CONFLICT (hotline_code, kind, year) DO UPDATE SET last = letter_serials.last + 1
                RETURNING last AS "Value"
                """).ToListAsync(cancel))[0]);
        return numbers.Count == 0 ? change : LetterNumbering.Give(change, (_, _) => numbers.Dequeue());
    }

    async Task KeepRestAsync(
        HotlineContext context, TicketChange change, int parts, IReadOnlyList<Webhook> hooks, CancellationToken cancel)
    {
        var file = change.File;
        foreach (var part in TicketParts.All)
            if (part.IsIn(file))
                await part.KeepAsync(context, file, (parts & part.Mask) != 0, cancel);
        context.AddRange(change.Entries);
        foreach (var attempt in change.Attempts)
        {
            context.Add(attempt);
            context.Add(EventRow.Of(attempt, attempt.At, time.GetUtcNow()));
        }

        // Copies: a number that was given to a change which was rolled back must not come with the next try.
        context.AddRange(change.Notices.Select(one => one with { }));
        OutgoingTable.Keep(context, change, hooks, time.GetUtcNow());
        if (!change.Entries.IsEmpty)
            context.Add(EventRow.Of(file, change.Entries[^1].At, time.GetUtcNow()));
    }

    /// <summary>Who is locked lies nowhere in clear, also if he once did as somebody's draft; true when he is locked by
    /// this change.</summary>
    static async Task<bool> KeepCallerAsync(HotlineContext context, TicketFile file, CancellationToken cancel)
    {
        if (file.Caller is { } caller)
            Put(context, caller, await context.Callers.AnyAsync(row => row.CallerId == caller.CallerId, cancel));
        if (file.Sealed is not { } locked)
            return false;
        await context.Callers.Where(row => row.CallerId == locked.CallerId).ExecuteDeleteAsync(cancel);
        var wasLocked = await context.SealedIdentities.AnyAsync(row => row.CallerId == locked.CallerId, cancel);
        Put(context, locked, wasLocked);
        return !wasLocked;
    }

    static void Put<T>(HotlineContext context, T row, bool isThere) where T : class
    {
        if (isThere)
            context.Update(row);
        else
            context.Add(row);
    }
}
