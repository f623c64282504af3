using HotlineVoice.Storage.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>A browser with which somebody has signed in.</summary>
sealed class DeviceRow
{
    public required string User { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset LastSignIn { get; set; }
}

/// <summary>
/// Browsers that people have signed in with. A stranger's wrong passwords are not held against them, so that nobody can
/// lock a clerk out of the machine he works at (OWASP, «Slow down online guessing attacks with device cookies»).
/// </summary>
sealed class DeviceTable(Database database, TimeProvider time)
{
    /// <summary>A clerk changes places; whoever needs more is no clerk.</summary>
    const int DevicesMax = 20;

    /// <summary>A browser not used for so long is a stranger again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public static void Map(EntityTypeBuilder<DeviceRow> table)
    {
        table.ToTable("known_devices");
        table.HasKey(row => new { row.User, row.Hash });
    }

    public Task<bool> IsKnownAsync(string user, string device, CancellationToken cancel)
    {
        var hash = TokenSecrets.Hash(device);
        var since = time.GetUtcNow() - Kept;
        return database.ReadAsync(context => context.Devices
            .AnyAsync(row => row.User == user && row.Hash == hash && row.LastSignIn > since, cancel));
    }

    public Task RememberAsync(string user, string device, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var (hash, now) = (TokenSecrets.Hash(device), time.GetUtcNow());
            var rows = await context.Devices.Where(row => row.User == user).ToListAsync(cancel);
            if (rows.Find(row => row.Hash == hash) is { } known)
                known.LastSignIn = now;
            else
                context.Add(new DeviceRow { User = user, Hash = hash, LastSignIn = now });
            context.RemoveRange(rows.Where(row => row.Hash != hash).OrderByDescending(row => row.LastSignIn)
                .Skip(DevicesMax - 1));
            return true;
        }, cancel);

    public static Task ForgetAsync(HotlineContext context, string user, CancellationToken cancel) =>
        context.Devices.Where(row => row.User == user).ExecuteDeleteAsync(cancel);

    public static void Prune(WriteTurn turn, DateTimeOffset now) =>
        turn.Execute("DELETE FROM known_devices WHERE last_sign_in < @before", ("@before", now - Kept));
}
