using System.Data.Common;

namespace HotlineVoice.Storage;

/// <summary>
/// Storage cannot do what was asked, and nothing was changed. The message is for the operator. It is a DbException, so
/// that who knows only the stores' ports can tell «the database does not answer» from a bug.
/// </summary>
public sealed class StorageException(string message, Exception? inner = null) : DbException(message, inner)
{
    /// <summary>The same may succeed later: nobody can reach the database, or it is full, locked or ending.</summary>
    internal bool IsOutage { get; init; }
}
