using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Tries to sign in under one name since an instant.</summary>
sealed class SignInRow
{
    /// <summary>Hash of the name: people type their password into the wrong field.</summary>
    public required string NameHash { get; init; }
    public required int Tries { get; set; }
    public required DateTimeOffset Since { get; set; }
}

/// <summary>
/// Counts tries under every name, known or not: five within a quarter of an hour, then a quarter of an hour of none.
/// Survives a restart, so that restarting is no way around it.
/// </summary>
sealed class SignInTable(Database database, TimeProvider time)
{
    /// <summary>GB/T 22239-2019 demands a limit and leaves the figure; administrations commonly set five.</summary>
    const int TriesMax = 5;

    static readonly TimeSpan _window = TimeSpan.FromMinutes(15);

    public static void Map(EntityTypeBuilder<SignInRow> table)
    {
        table.ToTable("sign_ins");
        table.HasKey(row => row.NameHash);
        table.HasIndex(row => row.Since);
    }

    /// <summary>
    /// Counts a try before it is made, so that a thousand at once are not a thousand tries. False: locked, and the
    /// password is not even looked at.
    /// </summary>
    public Task<bool> TryCountAsync(string user, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var now = time.GetUtcNow();
            var key = Hash(user);
            // Guessing under invented names must not fill the table.
            await context.SignIns.Where(row => row.Since < now - _window).ExecuteDeleteAsync(cancel);
            var row = await context.SignIns.FindAsync([key], cancel);
            if (row is null)
            {
                context.Add(new SignInRow { NameHash = key, Tries = 1, Since = now });
                return true;
            }
            if (row.Tries >= TriesMax)
                return false;
            row.Tries++;
            // The lock is counted from the last try that was allowed.
            if (row.Tries == TriesMax)
                row.Since = now;
            return true;
        }, cancel);

    /// <summary>The right password was given: nothing is held against the name.</summary>
    public Task ForgetAsync(string user, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            await ForgetAsync(context, user, cancel);
            return true;
        }, cancel);

    public static Task ForgetAsync(HotlineContext context, string user, CancellationToken cancel)
    {
        var key = Hash(user);
        return context.SignIns.Where(row => row.NameHash == key).ExecuteDeleteAsync(cancel);
    }

    static string Hash(string user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user)));
}
