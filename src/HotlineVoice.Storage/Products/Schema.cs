using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Products;

/// <summary>Brings a database up to this program's model, whichever of several processes comes first.</summary>
sealed class Schema(Func<HotlineContext> open, ILogger log)
{
    /// <exception cref="StorageException">
    /// It cannot be reached, is no database of ours, or a newer program's; the message begins with where it is.
    /// </exception>
    public async Task BringUpAsync(TimeProvider time, CancellationToken cancel)
    {
        await using var context = open();
        try
        {
            await context.CheckProductAsync(cancel);
            // Most starts find nothing to do and need no lock.
            if (await PendingAsync(context, cancel) == 0 && await context.IsSetUpAsync(cancel))
                return;
            await using var turn = await context.LockMigrationsAsync(time, cancel);
            await context.SetUpAsync(cancel);
            if (await PendingAsync(context, cancel) is var pending and > 0)
            {
                StorageLog.Migrating(log, context.Place, pending);
                await context.ForgetDeadMigratorAsync(cancel);
                await context.Database.MigrateAsync(cancel);
            }
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            throw new StorageException($"{context.Place}: {refusal.Message}", refusal.InnerException);
        }
    }

    static async Task<int> PendingAsync(HotlineContext context, CancellationToken cancel)
    {
        var known = context.Database.GetMigrations().ToHashSet();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } unknown)
        {
            throw new StorageException(
                $"It was written by a newer program (migration {unknown}); use that, or restore a backup.");
        }
        return known.Count - applied.Count;
    }
}
