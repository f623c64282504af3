using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage;

/// <summary>Brings a database file up to this program's model, whichever of several processes comes first.</summary>
sealed class DatabaseFile(string path, Func<HotlineContext> open, ILogger log)
{
    /// <summary>A migration of a large file may take minutes; one that finds it locked waits so long.</summary>
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(50);

    /// <exception cref="StorageException">It is no database of ours, or a newer program's.</exception>
    public async Task BringUpAsync(TimeProvider time, CancellationToken cancel)
    {
        try
        {
            // Most starts find nothing to do and need no lock.
            if (await PendingAsync(cancel) == 0 && await IsSetUpAsync(cancel))
                return;
            using var turn = await LockAsync(time, cancel);
            await using var context = open();
            await context.SetUpAsync(cancel);
            if (await PendingAsync(cancel) is var pending and > 0)
            {
                StorageLog.Migrating(log, path, pending);
                await ForgetDeadMigratorAsync(context, cancel);
                await context.Database.MigrateAsync(cancel);
            }
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            throw new StorageException($"{path}: {refusal.Message}", refusal.InnerException);
        }
    }

    async Task<bool> IsSetUpAsync(CancellationToken cancel)
    {
        await using var context = open();
        return await context.IsSetUpAsync(cancel);
    }

    async Task<int> PendingAsync(CancellationToken cancel)
    {
        await using var context = open();
        var known = context.Database.GetMigrations().ToHashSet();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } unknown)
        {
            throw new StorageException(
                $"{path} was written by a newer program (migration {unknown}); use that, or restore a backup.");
        }
        return known.Count - applied.Count;
    }

    /// <summary>The kernel lets go of it when its owner dies, however it dies.</summary>
    async Task<FileStream> LockAsync(TimeProvider time, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(began) < _patience)
            {
                await Task.Delay(_lookEvery, time, cancel);
            }
        }
    }

    /// <summary>
    /// The framework marks a migration in progress by a row, and waits for ever for a row whose owner was killed. We
    /// hold the file's lock, so whoever wrote one is dead.
    /// </summary>
    static async Task ForgetDeadMigratorAsync(HotlineContext context, CancellationToken cancel)
    {
        var isMarked = await context.Database
            .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .FirstAsync(cancel);
        if (isMarked > 0)
            await context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
    }
}
