using HotlineVoice.Storage.Recoveries;
using HotlineVoice.Storage.Tables;

namespace HotlineVoice.Storage;

/// <summary>What the server does with the whole of storage: mend it, watch it, prune it, copy it.</summary>
public sealed partial class StorageService
{
    static readonly TimeSpan _pruneEvery = TimeSpan.FromHours(1);
    static readonly TimeSpan _noticesKept = TimeSpan.FromDays(365);

    /// <summary>Who asks whether the database answers wants to know soon; our own changes take milliseconds.</summary>
    static readonly TimeSpan _checkWithin = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Called once by the server, before it takes calls: closes what a dead process left open, notes who is owed a
    /// call for it, saves messages that were being recorded, turns seats that stood in a call, reports recordings that
    /// nobody names; from then on old events are pruned every hour.
    /// </summary>
    /// <param name="now">The domain's wall time.</param>
    /// <param name="voicemailMin">Shorter sound is no message.</param>
    /// <param name="cancel">Gives up between two transactions.</param>
    /// <exception cref="StorageException">
    /// Another server works on the database, or it does not take what is found; the next start goes on.
    /// </exception>
    public async Task<RecoveryReport> RecoverAsync(DateTimeOffset now, TimeSpan voicemailMin, CancellationToken cancel)
    {
        _reign ??= await ReignAsync(cancel);
        // What the last process kept comes first: it may tell of the ends of calls that seem to be open.
        await CarryAsync(cancel);
        var report = await _recovery.RunAsync(now, voicemailMin, cancel) with
        {
            SeatsTurned = await _standingRecovery.RunAsync(now, cancel),
        };
        await CarryAsync(cancel);
        await SweepAsync(cancel);
        _pruning ??= _time.CreateTimer(_ => _ = PruneLoggedAsync(), null, TimeSpan.Zero, _pruneEvery);
        return report;
    }

    /// <summary>
    /// Removes events, ids of facts, registrations, answers and browsers that are older than they are kept.
    /// </summary>
    public async Task PruneAsync(CancellationToken cancel)
    {
        var before = _time.GetUtcNow() - _options.EventsKept;
        _outbox?.Prune(before);
        await _database.WriteAsync(turn =>
        {
            EventTable.Prune(turn, before);
            FactTable.Prune(turn, before);
            BindingTable.Prune(turn, before);
            AnswerTable.Prune(turn, _time.GetUtcNow());
            DeviceTable.Prune(turn, _time.GetUtcNow());
            return true;
        }, promised: false, cancel);
        await Notices.PruneAsync(_time.GetUtcNow() - _noticesKept, cancel);
        await _database.ReadAsync(async context =>
        {
            await context.TidyAsync(cancel);
            return true;
        });
        await ForgetAsync(cancel);
    }

    /// <summary>Waits until every fact that is kept is in the database, where the stores read.</summary>
    /// <exception cref="StorageException">The database does not take them; they are kept all the same.</exception>
    public Task CarryAsync(CancellationToken cancel) => _outbox?.CarryAsync(cancel) ?? Task.CompletedTask;

    /// <summary>«ok», or a sentence that says why the database cannot be read or written.</summary>
    public async Task<string> CheckAsync(CancellationToken cancel)
    {
        try
        {
            await Seats.RevisionAsync(cancel);
            await _database.ProbeAsync(_checkWithin, cancel);
            return "ok";
        }
        catch (StorageException e)
        {
            return e.Message;
        }
    }

    /// <summary>Writes a consistent copy of the database to a new file while the server runs.</summary>
    /// <exception cref="StorageException">
    /// The file is there already or cannot be written; or the database is PostgreSQL, which has its own tools.
    /// </exception>
    public async Task BackupAsync(string file, CancellationToken cancel)
    {
        await using var context = _open();
        await context.BackupAsync(file, cancel);
    }

    /// <summary>
    /// What was taken away for good is gone from the database with its commit; then its sound goes from the shelf, and
    /// the files let go of what they still hold of it. What fails is tried again at the next start.
    /// </summary>
    async Task SweepAsync(CancellationToken cancel)
    {
        try
        {
            if (await _doomed.RemoveAsync(cancel) is > 0 and var left)
                StorageLog.RecordingsDoomed(_log, left);
            await ForgetAsync(cancel);
        }
        catch (StorageException e)
        {
            StorageLog.SweepingWaits(_log, e.Message);
        }
    }

    /// <summary>The files beside the database's own let go of what was removed.</summary>
    async Task ForgetAsync(CancellationToken cancel)
    {
        _outbox?.Forget();
        await _database.ReadAsync(async context =>
        {
            await context.ForgetAsync(cancel);
            return true;
        });
    }

    async Task<IAsyncDisposable?> ReignAsync(CancellationToken cancel)
    {
        await using var context = _open();
        try
        {
            return await context.ReignAsync(cancel);
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            throw refusal;
        }
    }

    async Task PruneLoggedAsync()
    {
        try
        {
            await PruneAsync(_closing.Token);
        }
        catch (StorageException e)
        {
            StorageLog.PruningWaits(_log, e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The program ends; the next start prunes.
        }
    }
}
