using System.Collections.Concurrent;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Switch.Journals;
using HotlineVoice.Switch.Loops;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class JournalTests : IDisposable
{
    readonly Store _store = new();
    readonly ConcurrentQueue<(long Promise, string? Number)> _kept = new();
    readonly ConcurrentQueue<long> _notKept = new();
    readonly ConcurrentQueue<bool> _door = new();
    readonly Journal _journal;

    public JournalTests() => _journal = new Journal(
        _store,
        new JournalEvents(
            (promise, number) => _kept.Enqueue((promise.Value, number)),
            (promise, _) => _notKept.Enqueue(promise.Value),
            _door.Enqueue),
        new Uptime(),
        NullLogger.Instance);

    public void Dispose() => _journal.Dispose();

    [Fact]
    public void A_promise_is_told_kept_with_the_number_that_the_store_gave()
    {
        Add("a", promise: 1);

        Arrivals.Comes(() => !_kept.IsEmpty);
        Assert.Equal((1, "number of a"), Assert.Single(_kept));
        Assert.Equal(0, _journal.Pending);
    }

    [Fact]
    public void All_facts_of_a_turn_go_in_one_transaction_in_their_order()
    {
        foreach (var id in new[] { "a", "b", "c" })
            _journal.Add(new JournalEntry(null, Alarm(id)));
        _journal.Commit();

        Arrivals.Comes(() => _journal.Pending == 0);
        Assert.Equal(["a", "b", "c"], Assert.Single(_store.Transactions));
    }

    [Fact]
    public void A_locked_store_is_asked_again_until_it_takes_the_facts_and_none_is_lost()
    {
        _store.Failures = 3;
        Add("a", promise: 1);
        Add("b", promise: 2);

        Arrivals.Comes(() => _kept.Count == 2);
        Assert.Equal(["a", "b"], _store.Kept);
        Assert.Empty(_notKept);
    }

    [Fact]
    public void A_fact_that_the_store_refuses_for_ever_does_not_hold_up_the_others()
    {
        _store.Refused = "poison";
        _journal.Add(new JournalEntry(new KeepRef(1), Alarm("poison")));
        _journal.Add(new JournalEntry(new KeepRef(2), Alarm("b")));
        _journal.Commit();

        Arrivals.Comes(() => !_kept.IsEmpty && !_notKept.IsEmpty);
        Assert.Equal(2, Assert.Single(_kept).Promise);
        Assert.Equal(1, Assert.Single(_notKept));
        Assert.Equal(1, _journal.Pending);

        _store.Refused = null;
        Add("c", promise: 3);
        Arrivals.Comes(() => _journal.Pending == 0);
        Assert.Equal(["b", "c", "poison"], _store.Kept.Order());
    }

    [Fact]
    public void Too_many_waiting_facts_close_the_door_and_it_opens_again()
    {
        _store.Failures = int.MaxValue;
        for (var i = 0; i <= Journal.WaitingMax; i++)
            _journal.Add(new JournalEntry(null, Alarm($"{i}")));
        _journal.Commit();
        Arrivals.Comes(() => !_door.IsEmpty);
        _store.Failures = 0;

        Arrivals.Comes(() => _door.Count == 2 && _journal.Pending == 0);
        Assert.Equal([true, false], _door);
        Assert.Equal(Journal.WaitingMax + 1, _store.Kept.Count);
    }

    [Fact]
    public void Stopping_keeps_what_waits()
    {
        for (var i = 0; i < 50; i++)
            _journal.Add(new JournalEntry(null, Alarm($"{i}")));
        _journal.Stop(TimeSpan.FromSeconds(10));

        Assert.Equal(50, _store.Kept.Count);
    }

    void Add(string id, long promise)
    {
        _journal.Add(new JournalEntry(new KeepRef(promise), Alarm(id)));
        _journal.Commit();
    }

    static Fact Alarm(string id) => new Fact.AlarmEnded(id, DateTimeOffset.UnixEpoch, "test");

    sealed class Store : IFactStore
    {
        public ConcurrentQueue<string[]> Transactions { get; } = new();

        public volatile int Failures;

        public volatile string? Refused;

        public IReadOnlyList<string> Kept => [.. Transactions.SelectMany(ids => ids)];

        public Task<IReadOnlyList<FactReceipt>> KeepAsync(IReadOnlyList<Fact> facts, CancellationToken cancel)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new InvalidOperationException("database is locked");
            }

            if (facts.Any(fact => fact.Id == Refused))
                throw new InvalidOperationException("constraint");
            Transactions.Enqueue([.. facts.Select(fact => fact.Id)]);
            return Task.FromResult<IReadOnlyList<FactReceipt>>(
                [.. facts.Select(fact => new FactReceipt(fact.Id, $"number of {fact.Id}"))]);
        }
    }
}
