using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>What runs out next. The first two questions are answered from the index of states and instants.</summary>
sealed partial class TicketTable
{
    public Task<DueClock?> NextDueAsync(DueClock? after, CancellationToken cancel) =>
        database.ReadAsync(async context =>
        {
            var running = after is null
                ? context.Timers
                : context.Timers.FromSql(
                    $"""
                    SELECT * FROM ticket_timers
                    WHERE (due_at, ticket_no) > ({context.Instant(after.DueAt)}, {after.TicketNo})
                    """);
            return await running.Where(timer => timer.State == TimerState.Running)
                .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.TicketNo)
                .Select(timer => new DueClock(timer.DueAt, timer.TicketNo)).FirstOrDefaultAsync(cancel);
        });

    public Task<IReadOnlyList<string>> RunningAsync(string? after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(async context =>
        {
            var running = context.Timers.Where(timer => timer.State == TimerState.Running);
            if (after is not null)
                running = running.Where(timer => string.Compare(timer.TicketNo, after) > 0);
            return await running.Select(timer => timer.TicketNo).Distinct().Order().Take(limit).ToListAsync(cancel);
        });

    public Task<IReadOnlyList<string>> TriedAsync(string? after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(async context =>
        {
            var open = context.Tickets.Where(ticket => ticket.State != TicketState.Draft
                && ticket.State != TicketState.Closed && ticket.State != TicketState.Archived);
            if (after is not null)
                open = open.Where(ticket => string.Compare(ticket.TicketNo, after) > 0);
            return await open
                .Where(ticket => context.Attempts.Any(attempt => attempt.Party == ContactParty.Caller
                    && (attempt.TicketNo == ticket.TicketNo || attempt.CallId == ticket.CallId)))
                .Select(ticket => ticket.TicketNo).Order().Take(limit).ToListAsync(cancel);
        });
}
