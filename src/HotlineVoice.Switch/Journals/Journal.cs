using System.Collections.Concurrent;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Switch.Loops;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Journals;

/// <summary>
/// Carries facts from the exchange to the store: all that waits in one transaction, at most every 5 ms. A store that
/// throws is tried again for ever, later and later; facts are never dropped. When too many wait, new calls are refused.
/// </summary>
sealed class Journal : IDisposable
{
    /// <summary>
    /// So many waiting facts close the door for new calls: at ten facts a call 1,000 calls' worth, some megabytes.
    /// </summary>
    public const int WaitingMax = 10_000;

    /// <summary>A larger transaction gains nothing in SQLite and lets the first fact of it wait longer.</summary>
    const int BatchMax = 500;

    /// <summary>After so many failures of one batch its facts are tried one by one: one of them may be at
    /// fault.</summary>
    const int FailuresOfOneBatch = 3;

    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan _firstBackOff = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan _longestBackOff = TimeSpan.FromSeconds(5);

    readonly IFactStore _store;
    readonly JournalEvents _events;
    readonly Uptime _uptime;
    readonly ILogger _log;
    readonly ConcurrentQueue<JournalEntry> _waiting = new();
    readonly Wakeup _wakeup = new();
    readonly CancellationTokenSource _stop = new();
    readonly List<JournalEntry> _batch = [];
    readonly List<JournalEntry> _setAside = [];
    readonly Thread _thread;
    int _pending;
    bool _isClosed;
    volatile bool _isLast;

    public Journal(IFactStore store, JournalEvents events, Uptime uptime, ILogger log)
    {
        (_store, _events, _uptime, _log) = (store, events, uptime, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "journal" };
        _thread.Start();
    }

    /// <summary>Facts that are not in the store yet.</summary>
    public int Pending => Volatile.Read(ref _pending);

    /// <summary>Facts that are kept on this machine and wait for a database elsewhere.</summary>
    public long Uncarried => _store.Uncarried;

    public void Add(JournalEntry entry)
    {
        Interlocked.Increment(ref _pending);
        _waiting.Enqueue(entry);
    }

    /// <summary>A turn is over: what was added may go.</summary>
    public void Commit() => _wakeup.Rouse();

    /// <summary>Writes what waits as long as the store takes it and the patience lasts; then stops.</summary>
    public void Stop(TimeSpan patience)
    {
        _isLast = true;
        _wakeup.Rouse();
        if (!_thread.Join(patience))
            _stop.Cancel();
        _wakeup.Rouse();
        _thread.Join();
        if (Pending > 0)
            SwitchLog.FactsUnkept(_log, Pending);
    }

    public void Dispose()
    {
        if (_thread.IsAlive)
            Stop(TimeSpan.Zero);
        _stop.Dispose();
        _wakeup.Dispose();
    }

    void Run()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested && !(_isLast && Pending == 0))
        {
            if (!TryFill())
                continue;
            var startedAt = _uptime.Now;
            failures = TryKeep(_batch) ? 0 : failures + 1;
            if (failures == 0)
                _batch.Clear();
            else if (failures % FailuresOfOneBatch == 0 && _batch.Count > 1)
                KeepOneByOne();
            WatchDoor();
            Rest(failures, startedAt);
        }
    }

    bool TryFill()
    {
        while (_batch.Count < BatchMax && _waiting.TryDequeue(out var entry))
            _batch.Add(entry);
        if (_batch.Count > 0)
            return true;
        if (!_isLast)
            _wakeup.Sleep(_setAside.Count > 0 ? _longestBackOff : null);

        // What was set aside is tried again whenever nothing else is to be done.
        _batch.AddRange(_setAside);
        _setAside.Clear();
        return _batch.Count > 0;
    }

    void Rest(int failures, TimeSpan startedAt)
    {
        if (failures == 0)
        {
            _uptime.SleepUntil(startedAt + _pause);
            return;
        }

        var backOff = _firstBackOff * Math.Pow(2, Math.Min(failures - 1, 10));
        _stop.Token.WaitHandle.WaitOne(backOff < _longestBackOff ? backOff : _longestBackOff);
    }

    bool TryKeep(List<JournalEntry> entries)
    {
        try
        {
            var facts = entries.ConvertAll(entry => entry.Fact);
            var receipts = _store.KeepAsync(facts, _stop.Token).GetAwaiter().GetResult();
            Interlocked.Add(ref _pending, -entries.Count);
            Acknowledge(entries, receipts);
            return true;
        }
        catch (Exception fault)
        {
            SwitchLog.FactsNotKept(_log, entries.Count, Pending, fault.Message);
            return false;
        }
    }

    void Acknowledge(List<JournalEntry> entries, IReadOnlyList<FactReceipt> receipts)
    {
        var numbers = new Dictionary<string, string?>();
        foreach (var receipt in receipts)
            numbers[receipt.FactId] = receipt.Number;
        foreach (var entry in entries)
        {
            if (entry.Ref is { } kept)
                _events.Kept(kept, numbers.GetValueOrDefault(entry.Fact.Id));
        }
    }

    /// <summary>One fact that the store will never take must not hold up the others.</summary>
    void KeepOneByOne()
    {
        var refused = _batch.FindAll(entry => !TryKeep([entry]));
        var isStoreDown = refused.Count == _batch.Count;
        _batch.Clear();
        if (isStoreDown)
        {
            _batch.AddRange(refused);
            return;
        }

        foreach (var entry in refused)
        {
            SwitchLog.FactSetAside(_log, entry.Fact.GetType().Name, entry.Fact.Id);
            if (entry.Ref is { } kept)
                _events.NotKept(kept, "the store refuses it");
        }

        _setAside.AddRange(refused);
    }

    void WatchDoor()
    {
        var mustClose = _isClosed ? Pending > WaitingMax / 2 : Pending > WaitingMax;
        if (mustClose == _isClosed)
            return;
        _isClosed = mustClose;
        _events.Closed(mustClose);
    }
}
