using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage;

/// <summary>
/// A connection that stays open for plain SQL, with its prepared statements. One transaction at a time.
/// </summary>
sealed class Bench : IDisposable
{
    readonly HotlineContext _context;
    readonly DbConnection _connection;
    readonly Dictionary<string, DbCommand> _commands = [];
    bool _promised = true;

    public Bench(HotlineContext context)
    {
        _context = context;
        try
        {
            context.Database.OpenConnection();
            _connection = context.Database.GetDbConnection();
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>All or nothing.</summary>
    /// <param name="body">It must not wait for anything.</param>
    /// <param name="promised">True when the answer may only be given once the disk has it.</param>
    /// <param name="committing">Called when from now on nobody knows until it is answered.</param>
    public T Write<T>(Func<WriteTurn, T> body, bool promised, Action committing)
    {
        if (promised != _promised)
        {
            _context.Promise(_connection, promised);
            _promised = promised;
        }
        using var transaction = _connection.BeginTransaction();
        var result = body(new WriteTurn(transaction, _commands, _context.Instant, _context.ForUpdate));
        committing();
        transaction.Commit();
        return result;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _context.Dispose();
    }
}
