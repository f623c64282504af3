using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Events;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>Callback tasks in memory, by the port's own words.</summary>
sealed class CallbackDouble : ICallbackStore
{
    public List<CallbackTask> Tasks { get; } = [];

    public Task<Page<CallbackTask>> ListAsync(CallbackQuery query, CancellationToken cancel)
    {
        var found = Tasks
            .Where(one => query.State is null || one.State == query.State)
            .Where(one => query.Hotline is null || one.Hotline == query.Hotline)
            .Where(one => query.Hotlines is null || query.Hotlines.Contains(one.Hotline))
            .OrderBy(one => one.Since).Skip(int.Parse(query.Cursor ?? "0")).ToList();
        var next = found.Count > query.Limit ? $"{int.Parse(query.Cursor ?? "0") + query.Limit}" : null;
        return Task.FromResult(new Page<CallbackTask>([.. found.Take(query.Limit)], next));
    }

    public Task<CallbackTask?> FindAsync(string id, CancellationToken cancel) =>
        Task.FromResult(Tasks.Find(one => one.Id == id));

    public Task<bool> TryTakeAsync(string id, string seatNo, CancellationToken cancel) =>
        Task.FromResult(Change(id, one => one.State == CallbackState.New, one => one with
        {
            State = CallbackState.Taken,
            TakenBy = seatNo,
        }));

    public Task<bool> TryCloseAsync(string id, CancellationToken cancel) =>
        Task.FromResult(Change(id, one => one.State != CallbackState.Closed, one => one with
        {
            State = CallbackState.Closed,
        }));

    bool Change(string id, Func<CallbackTask, bool> may, Func<CallbackTask, CallbackTask> change)
    {
        lock (Tasks)
        {
            var index = Tasks.FindIndex(one => one.Id == id && may(one));
            if (index >= 0)
                Tasks[index] = change(Tasks[index]);
            return index >= 0;
        }
    }
}

/// <summary>The ledger of attempts in memory.</summary>
sealed class AttemptDouble : IAttemptStore
{
    public List<ContactAttempt> Attempts { get; } = [];

    public Task<(IReadOnlyList<ContactAttempt> Items, string? Next)> ListAsync(
        AttemptQuery query, CancellationToken cancel)
    {
        var found = Attempts
            .Where(one => query.TicketNo is null || one.TicketNo == query.TicketNo)
            .Where(one => query.CallId is null || one.CallId == query.CallId)
            .Where(one => query.Hotlines is null || (one.Hotline is { } code && query.Hotlines.Contains(code)))
            .OrderByDescending(one => one.At).Skip(int.Parse(query.Cursor ?? "0")).ToList();
        var next = found.Count > query.Limit ? $"{int.Parse(query.Cursor ?? "0") + query.Limit}" : null;
        return Task.FromResult<(IReadOnlyList<ContactAttempt>, string?)>(([.. found.Take(query.Limit)], next));
    }

    public Task AddAsync(ContactAttempt attempt, CancellationToken cancel)
    {
        Attempts.Add(attempt);
        return Task.CompletedTask;
    }
}

/// <summary>Events that the test tells, in the order in which it tells them.</summary>
sealed class EventsDouble : IEventStore
{
    readonly Lock _lock = new();
    readonly List<HotlineEvent> _events = [];
    TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Tell(HotlineEvent one)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _events.Add(one with { Seq = _events.Count + 1 });
            waiting = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        waiting.SetResult();
    }

    public Task<EventBatch> ReadAsync(long after, int limit, CancellationToken cancel)
    {
        lock (_lock)
            return Task.FromResult(new EventBatch([.. _events.Skip((int)after).Take(limit)], Gone: false, Oldest: 1));
    }

    public Task WaitAsync(long after, CancellationToken cancel)
    {
        lock (_lock)
            return _events.Count > after ? Task.CompletedTask : _more.Task.WaitAsync(cancel);
    }

    public Task<long> LastAsync(CancellationToken cancel)
    {
        lock (_lock)
            return Task.FromResult<long>(_events.Count);
    }
}
