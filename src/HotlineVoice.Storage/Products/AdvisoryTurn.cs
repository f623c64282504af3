using System.Data.Common;

namespace HotlineVoice.Storage.Products;

/// <summary>
/// A turn among processes on any machines, held by a session of the database, which lets go of it when the session
/// ends, however that comes.
/// </summary>
sealed class AdvisoryTurn : IAsyncDisposable
{
    readonly DbConnection _connection;

    AdvisoryTurn(DbConnection connection)
    {
        _connection = connection;
    }

    /// <param name="connection">Closed, and from now on the turn's own.</param>
    /// <param name="key">The same number for the same turn.</param>
    /// <param name="patience">Refused by the database after so long.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IAsyncDisposable> TakeAsync(
        DbConnection connection, long key, TimeSpan patience, CancellationToken cancel)
    {
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = (int)patience.TotalSeconds + 1;
            command.CommandText = FormattableString.Invariant(
                $"SET lock_timeout = '{(long)patience.TotalMilliseconds}ms'; SELECT pg_advisory_lock({key});");
            await command.ExecuteNonQueryAsync(cancel);
            return new AdvisoryTurn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
