using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
        DbUpdateException { InnerException: SqliteException inner } => new(Sentence(inner), inner),
        SqliteException refused => new(Sentence(refused), refused),
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
}
