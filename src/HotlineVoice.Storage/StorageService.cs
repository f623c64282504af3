using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Storage.Shelves;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage;

/// <summary>Everything that outlives the process: one database file and three shelves. Opened once per process.</summary>
public sealed class StorageService : IAsyncDisposable
{
    /// <summary>Keeps facts for good.</summary>
    public required IFactStore Facts { get; init; }
    /// <summary>Reads call records.</summary>
    public required ICallRecordStore Calls { get; init; }
    /// <summary>Reads voicemails and takes them.</summary>
    public required IVoicemailStore Voicemails { get; init; }
    /// <summary>Reads the event feed.</summary>
    public required IEventStore Events { get; init; }
    /// <summary>Seats and registrations.</summary>
    public required ISeatStore Seats { get; init; }
    /// <summary>People, passwords, tokens.</summary>
    public required IPeopleStore People { get; init; }
    /// <summary>The audit.</summary>
    public required IAuditLog Audit { get; init; }
    /// <summary>Recordings on disk.</summary>
    public required IRecordingShelf Recordings { get; init; }
    /// <summary>The spoken texts.</summary>
    public required PromptShelf Prompts { get; init; }
    /// <summary>The plans' texts.</summary>
    public required DialplanShelf Dialplans { get; init; }

    /// <summary>
    /// Makes the data directory, brings the database up to this program's model and opens every port. Several processes
    /// may have the same directory open.
    /// </summary>
    /// <exception cref="StorageException">The directory or the database cannot be used; the message says why.</exception>
    public static Task<StorageService> OpenAsync(
        StorageOptions options, ILoggerFactory logs, TimeProvider? time = null, CancellationToken cancel = default) =>
        throw new StorageException("The database is not built in yet.");

    /// <summary>
    /// Called once by the server, before it takes calls: closes what a dead process left open, saves messages that
    /// were being recorded, reports recordings that nobody names; from then on old events are pruned every hour.
    /// </summary>
    /// <param name="now">The domain's wall time.</param>
    /// <param name="voicemailMin">Shorter sound is no message.</param>
    /// <param name="cancel">Gives up between two transactions.</param>
    public Task<RecoveryReport> RecoverAsync(DateTimeOffset now, TimeSpan voicemailMin, CancellationToken cancel) =>
        throw new StorageException("The database is not built in yet.");

    /// <summary>«ok», or a sentence that says why the database does not answer.</summary>
    public Task<string> CheckAsync(CancellationToken cancel) => Task.FromResult("not built in yet");

    /// <summary>Writes a consistent copy of the database to a new file while the server runs.</summary>
    public Task BackupAsync(string file, CancellationToken cancel) =>
        throw new StorageException("The database is not built in yet.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
