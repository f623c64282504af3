using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineVoice.Storage;

/// <summary>Turns what the database driver throws into a sentence for the operator.</summary>
static class Refusal
{
    // https://www.sqlite.org/rescode.html
    const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10;
    const int Corrupt = 11, Full = 13, CannotOpen = 14, NotOurs = 26;

    /// <summary>Null for exceptions that are not the database's, which are bugs of ours and pass as they are.</summary>
    public static StorageException? Of(Exception thrown) => thrown switch
    {
        StorageException known => known,
        SqliteException refused => new(Sentence(refused), refused)
        {
            IsOutage = refused.SqliteErrorCode is Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen,
        },
        PostgresException refused => new(Sentence(refused), refused) { IsOutage = IsOutage(refused.SqlState) },
        NpgsqlException lost => new(Sentence(lost), lost) { IsOutage = true },
        // How the frameworks pass on what the driver said.
        DbUpdateException or InvalidOperationException when thrown.InnerException is { } inner => Of(inner),
        _ => null,
    };

    /// <summary>
    /// Somebody else was first: the transaction was undone as a whole, and done again it may succeed. Also a row that
    /// two made at once; the second time it is found.
    /// </summary>
    public static bool IsConflict(Exception thrown) => DriversOwn(thrown) is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.UniqueViolation
    };

    /// <summary>A connection that had been there is gone; a new one may be had at once.</summary>
    public static bool IsLostConnection(Exception thrown) => DriversOwn(thrown) switch
    {
        PostgresException refused => refused.SqlState
            is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        NpgsqlException lost => lost.InnerException is IOException,
        _ => false,
    };

    static Exception? DriversOwn(Exception thrown) => thrown switch
    {
        NpgsqlException own => own,
        DbUpdateException or InvalidOperationException when thrown.InnerException is { } inner => DriversOwn(inner),
        _ => null,
    };

    static string Sentence(SqliteException refused) => refused.SqliteErrorCode switch
    {
        Busy or Locked => "The database is locked by another process; nothing was changed.",
        ReadOnly => "The database or its directory cannot be written.",
        InputOutput => "The disk that holds the database fails to read or write.",
        Corrupt or NotOurs => "The database file is damaged or is no database.",
        Full => "The disk that holds the database is full; nothing was changed.",
        CannotOpen => "The database file cannot be opened.",
        _ => $"The database refused: {refused.Message}",
    };

    static string Sentence(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database does not let us in: {refused.MessageText}.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"There is no such database ({refused.MessageText}); create it first.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The user's rights do not suffice ({refused.MessageText}); he should own the database.",
        PostgresErrorCodes.LockNotAvailable => "The database is locked by another process; nothing was changed.",
        PostgresErrorCodes.DiskFull => "The disk that holds the database is full; nothing was changed.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "The database is read-only: a standby, or set so.",
        PostgresErrorCodes.TooManyConnections => "The database has no connection left for us.",
        PostgresErrorCodes.QueryCanceled => "The database took too long and was told to stop; nothing was changed.",
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            "Others changed the same again and again; nothing was changed.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            "The database is stopping or starting; nothing was changed.",
        _ => $"The database refused: {refused.MessageText} ({refused.SqlState}).",
    };

    static string Sentence(NpgsqlException lost) => lost.InnerException switch
    {
        SocketException refused => $"The database cannot be reached: {refused.Message}.",
        TimeoutException when lost.Message.Contains("pool", StringComparison.Ordinal) =>
            "The database has no connection left for us.",
        TimeoutException => "The database does not answer in time.",
        IOException => "The connection to the database was lost.",
        _ => $"The database cannot be reached: {lost.Message.TrimEnd('.')}.",
    };

    /// <summary>Classes 08, 53, 57 and 40 of PostgreSQL's appendix A, and locks and standbys.</summary>
    static bool IsOutage(string state) =>
        state[..2] is "08" or "53" or "57" or "40" or "28" or "3D"
        || state is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction;
}
