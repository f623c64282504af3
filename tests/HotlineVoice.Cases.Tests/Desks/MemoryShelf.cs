using System.Collections.Immutable;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Desks;

/// <summary>Keeps tickets and attempts in memory, as the ports promise; a letter gets its number while it is kept.
/// </summary>
sealed class MemoryShelf : ITicketStore, IAttemptStore
{
    readonly Dictionary<string, TicketFile> _files = [];
    readonly List<ContactAttempt> _attempts = [];
    readonly List<HistoryEntry> _history = [];
    readonly Dictionary<(LetterKind, int), int> _letters = [];

    internal bool Overtake { get; set; }

    internal void Try(string? ticket, string? call, string at) => _attempts.Add(new ContactAttempt
    {
        Id = $"a{_attempts.Count}",
        TicketNo = ticket,
        CallId = call,
        Party = ContactParty.CountyOffice,
        At = At(at),
        Outcome = ContactOutcome.NoAnswer,
    });

    public Task<TicketFile> AddAsync(
        int hotlineDigit, DateOnly day, Func<string, TicketChange> make, CancellationToken cancel)
    {
        var change = make(TicketNumber.Of(hotlineDigit, day, _files.Count + 1));
        _files.Add(change.File.Ticket.TicketNo, change.File);
        _history.AddRange(change.Entries);
        return Task.FromResult(change.File);
    }

    public Task<bool> TrySaveAsync(TicketChange change, CancellationToken cancel)
    {
        var number = change.File.Ticket.TicketNo;
        if (Overtake)
            _files[number] = _files[number] with
            {
                Ticket = _files[number].Ticket with { Version = _files[number].Ticket.Version + 1 },
            };
        var saved = _files[number].Ticket.Version == change.File.Ticket.Version - 1;
        if (!saved)
            return Task.FromResult(false);
        var kept = LetterNumbering.Give(change, (kind, year) =>
            _letters[(kind, year)] = _letters.GetValueOrDefault((kind, year)) + 1);
        _files[number] = kept.File;
        _history.AddRange(kept.Entries);
        _attempts.AddRange(kept.Attempts);
        return Task.FromResult(true);
    }

    public Task<TicketCount> CountAsync(TicketQuery query, int most, int window, CancellationToken cancel) =>
        Task.FromResult(new TicketCount(Math.Min(_files.Count, most), _files.Count > most));

    public Task<IReadOnlyList<string>> TriedAsync(string? after, int limit, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([.. _attempts.Select(attempt => attempt.TicketNo).OfType<string>()
            .Where(number => string.CompareOrdinal(number, after) > 0).Distinct().Order().Take(limit)]);

    public Task<TicketFile?> FindAsync(string ticketNo, CancellationToken cancel) =>
        Task.FromResult(_files.GetValueOrDefault(ticketNo));

    public Task<(IReadOnlyList<TicketFile> Items, string? Next)> ListAsync(
        TicketQuery query, CancellationToken cancel) =>
        Task.FromResult<(IReadOnlyList<TicketFile>, string?)>(([.. _files.Values], null));

    public Task<DueClock?> NextDueAsync(DueClock? after, CancellationToken cancel) => Task.FromResult(Running()
        .Select(timer => new DueClock(timer.DueAt, timer.TicketNo))
        .OrderBy(due => due.DueAt).ThenBy(due => due.TicketNo, StringComparer.Ordinal)
        .FirstOrDefault(due => after is null || due.DueAt > after.DueAt
            || due.DueAt == after.DueAt && string.CompareOrdinal(due.TicketNo, after.TicketNo) > 0));

    public Task<IReadOnlyList<string>> RunningAsync(string? after, int limit, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([.. Running().Select(timer => timer.TicketNo).Distinct()
            .Order(StringComparer.Ordinal).Where(number => string.CompareOrdinal(number, after) > 0).Take(limit)]);

    IEnumerable<TicketTimer> Running() =>
        _files.Values.SelectMany(file => file.Timers).Where(timer => timer.State == TimerState.Running);

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string ticketNo, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<HistoryEntry>>([.. _history.Where(entry => entry.TicketNo == ticketNo)]);

    /// <summary>Pages of one, so that whoever reads only the first is caught.</summary>
    public Task<(IReadOnlyList<ContactAttempt> Items, string? Next)> ListAsync(
        AttemptQuery query, CancellationToken cancel)
    {
        ContactAttempt[] found = [.. _attempts.Where(one =>
            (query.TicketNo is null || one.TicketNo == query.TicketNo)
            && (query.CallId is null || one.CallId == query.CallId))];
        var at = query.Cursor is null ? 0 : int.Parse(query.Cursor);
        ImmutableArray<ContactAttempt> page = [.. found.Skip(at).Take(1)];
        return Task.FromResult<(IReadOnlyList<ContactAttempt>, string?)>(
            (page, at + 1 < found.Length ? $"{at + 1}" : null));
    }

    public Task AddAsync(ContactAttempt attempt, CancellationToken cancel)
    {
        _attempts.Add(attempt);
        return Task.CompletedTask;
    }
}
