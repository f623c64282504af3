using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage;

/// <summary>
/// The one way to the database in this process. Readers come and go freely; a change passes a gate, then is one
/// transaction that takes the write lock at its beginning. Other processes wait for the lock in the database.
/// </summary>
/// <remarks>
/// Without the gate two tasks of this process would wait for each other in SQLite, which wakes waiters by trying again
/// and in no order; with it they pass in turn. A transaction that began as a reader and then writes could be refused
/// at once instead of waiting, so all begin as writers (the driver's default, BEGIN IMMEDIATE).
/// </remarks>
sealed class Database(Func<HotlineContext> open) : IAsyncDisposable
{
    readonly SemaphoreSlim _gate = new(1, 1);
    readonly Dictionary<string, DbCommand> _commands = [];
    HotlineContext? _context;
    bool _promised;

    /// <summary>Reads, with a context of its own that tracks nothing.</summary>
    public async Task<T> ReadAsync<T>(Func<HotlineContext, Task<T>> body)
    {
        try
        {
            await using var context = open();
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await body(context);
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>
    /// Plain SQL with prepared statements on a connection that stays open. For facts: change tracking and a new
    /// context per commit cost several times the insert itself.
    /// </summary>
    /// <param name="body">All or nothing. It must not wait for anything.</param>
    /// <param name="promised">True when the answer may only be given once the disk has it.</param>
    /// <param name="cancel">Gives up the place at the gate.</param>
    public async Task<T> WriteAsync<T>(Func<WriteTurn, T> body, bool promised, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return Write(body, promised);
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            // The connection may be what is broken (a disk that went away): the next turn gets a new one.
            Close();
            throw refusal;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The ordinary way: entities are found, changed and saved. For what people do.</summary>
    public async Task<T> EditAsync<T>(Func<HotlineContext, Task<T>> body, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await using var context = open();
            await using var transaction = await context.Database.BeginTransactionAsync(cancel);
            var result = await body(context);
            await context.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            throw refusal;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Whether a change could begin: passes the gate and takes the write lock, each within so long, changing nothing.
    /// </summary>
    /// <exception cref="StorageException">It could not; the message says why.</exception>
    public async Task ProbeAsync(TimeSpan patience, CancellationToken cancel)
    {
        if (!await _gate.WaitAsync(patience, cancel))
            throw new StorageException("The database is busy: changes wait for one that does not end.");
        try
        {
            await using var context = open();
            await context.Database.OpenConnectionAsync(cancel);
            context.TryWriteLock(context.Database.GetDbConnection(), patience);
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            throw refusal;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        Close();
        _gate.Dispose();
    }

    T Write<T>(Func<WriteTurn, T> body, bool promised)
    {
        if (_context is null)
        {
            _context = open();
            _context.Database.OpenConnection();
            _promised = true;
        }
        var connection = _context.Database.GetDbConnection();
        if (promised != _promised)
        {
            _context.Promise(connection, promised);
            _promised = promised;
        }
        using var transaction = connection.BeginTransaction();
        var result = body(new WriteTurn(_context, transaction, _commands));
        transaction.Commit();
        return result;
    }

    void Close()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
        _context?.Dispose();
        _context = null;
    }
}
