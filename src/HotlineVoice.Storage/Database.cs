using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage;

/// <summary>
/// The one way to the database in this process. Readers come and go freely; a change passes a gate, then is one
/// transaction. SQLite lets one through at a time, which takes the write lock at its beginning; PostgreSQL several.
/// </summary>
/// <remarks>
/// Without the gate two tasks of this process would wait for each other in SQLite, which wakes waiters by trying again
/// and in no order; with it they pass in turn. A transaction that began as a reader and then writes could be refused
/// at once instead of waiting, so all begin as writers (the driver's default, BEGIN IMMEDIATE). PostgreSQL undoes one
/// of two transactions that cannot both have been first; that one is done again from its beginning, and so is one whose
/// connection had died while nobody used it. What was lost while it was being committed is never done again: it may
/// have been kept.
/// </remarks>
sealed class Database : IAsyncDisposable
{
    const int ConflictsMax = 30;
    const int ConflictPauseMilliseconds = 20;

    /// <summary>As many as may lie dead in the pool after the database was started anew.</summary>
    const int LossesMax = 45;

    readonly Func<HotlineContext> _open;
    readonly int _writersMax;
    readonly SemaphoreSlim _gate;
    readonly SemaphoreSlim _editors;
    readonly ConcurrentBag<Bench> _benches = [];

    public Database(Func<HotlineContext> open)
    {
        _open = open;
        using var context = open();
        _writersMax = context.WritersMax;
        _gate = new SemaphoreSlim(_writersMax, _writersMax);
        _editors = context.EditorsMax is { } max ? new SemaphoreSlim(max, max) : _gate;
    }

    /// <summary>Reads, with a context of its own that tracks nothing.</summary>
    public Task<T> ReadAsync<T>(Func<HotlineContext, Task<T>> body) =>
        TryAsync(async _ =>
        {
            await using var context = _open();
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await body(context);
        }, CancellationToken.None);

    /// <summary>
    /// Plain SQL with prepared statements on a connection that stays open. For facts: change tracking and a new
    /// context per commit cost several times the insert itself. Rows that are read and then changed must be read
    /// with <see cref="WriteTurn.ForUpdate"/>, or be changed by one statement that compares.
    /// </summary>
    /// <param name="body">All or nothing. It must not wait for anything, and may be called again.</param>
    /// <param name="promised">True when the answer may only be given once the disk has it.</param>
    /// <param name="cancel">Gives up the place at the gate.</param>
    public async Task<T> WriteAsync<T>(Func<WriteTurn, T> body, bool promised, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return await TryAsync(committing => Task.FromResult(Write(body, promised, committing)), cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The ordinary way: entities are found, changed and saved. For what people do.</summary>
    /// <param name="body">All or nothing; may be called again with another context.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="isolation">
    /// What has been read stays true until the commit, whatever others do. Where every row is guarded by itself (it is
    /// only added, or compared and set in one statement) ReadCommitted spares doing it again.
    /// </param>
    public async Task<T> EditAsync<T>(Func<HotlineContext, Task<T>> body, CancellationToken cancel,
        IsolationLevel isolation = IsolationLevel.Serializable)
    {
        await _editors.WaitAsync(cancel);
        try
        {
            return await TryAsync(async committing =>
            {
                await using var context = _open();
                await using var transaction = await context.Database.BeginTransactionAsync(isolation, cancel);
                var result = await body(context);
                await context.SaveChangesAsync(cancel);
                committing();
                await transaction.CommitAsync(cancel);
                return result;
            }, cancel);
        }
        finally
        {
            _editors.Release();
        }
    }

    /// <summary>
    /// Whether a change could begin: passes the gate and takes the right to write, each within so long, changing
    /// nothing.
    /// </summary>
    /// <exception cref="StorageException">It could not; the message says why.</exception>
    public async Task ProbeAsync(TimeSpan patience, CancellationToken cancel)
    {
        if (!await _gate.WaitAsync(patience, cancel))
            throw new StorageException("The database is busy: changes wait for one that does not end.");
        try
        {
            await TryAsync(async _ =>
            {
                await using var context = _open();
                await context.Database.OpenConnectionAsync(cancel);
                context.TryWriteLock(context.Database.GetDbConnection(), patience);
                return true;
            }, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var writer = 0; writer < _writersMax; writer++)
            await _gate.WaitAsync();
        while (_benches.TryTake(out var bench))
            bench.Dispose();
        _gate.Dispose();
        _editors.Dispose();
    }

    T Write<T>(Func<WriteTurn, T> body, bool promised, Action committing)
    {
        var bench = _benches.TryTake(out var free) ? free : new Bench(_open());
        var isWell = false;
        try
        {
            var result = bench.Write(body, promised, committing);
            isWell = true;
            return result;
        }
        finally
        {
            // The connection may be what is broken (a disk that went away): the next turn gets a new one.
            if (isWell)
                _benches.Add(bench);
            else
                bench.Dispose();
        }
    }

    /// <param name="act">Is given what to call before it commits.</param>
    /// <param name="cancel">Gives up between two tries.</param>
    static async Task<T> TryAsync<T>(Func<Action, Task<T>> act, CancellationToken cancel)
    {
        var (conflicts, losses) = (0, 0);
        while (true)
        {
            var isCommitting = false;
            try
            {
                return await act(() => isCommitting = true);
            }
            catch (Exception e) when (Refusal.IsConflict(e) && conflicts++ < ConflictsMax)
            {
                // By chance, so that two who met do not meet again.
                await Task.Delay(Random.Shared.Next(1, ConflictPauseMilliseconds), cancel);
            }
            catch (Exception e) when (Refusal.IsLostConnection(e) && !isCommitting && losses++ < LossesMax)
            {
                // It had died in the pool; the others there may have too, so the next may be no better.
            }
            catch (Exception e) when (isCommitting && Refusal.IsLostConnection(e))
            {
                throw new StorageException(
                    "The connection to the database was lost during a commit; look whether the change was made.", e)
                {
                    IsOutage = true,
                };
            }
            catch (Exception e) when (Refusal.Of(e) is { } refusal)
            {
                throw refusal;
            }
        }
    }
}
