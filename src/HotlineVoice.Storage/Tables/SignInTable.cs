using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Tries to sign in under one name from anywhere where nobody knows him, since an instant.</summary>
sealed class SignInRow
{
    /// <summary>Hash of the name: people type their password into the wrong field.</summary>
    public required string NameHash { get; init; }
    public required int Tries { get; set; }
    public required DateTimeOffset Since { get; set; }
}

/// <summary>Tries under one name from one place.</summary>
sealed class SignInPlaceRow
{
    public required string NameHash { get; init; }
    /// <summary>Hash of the address, or of what the browser was given.</summary>
    public required string PlaceHash { get; init; }
    public required int Tries { get; set; }
    public required DateTimeOffset Since { get; set; }
}

/// <summary>
/// Counts tries under every name, known or not. From one place: five within a quarter of an hour, then a quarter of an
/// hour of none. From all strange places together four times as many, so that many addresses are not many chances; the
/// machines at which he has signed in before are counted each for itself, so that strangers cannot lock him out there.
/// Survives a restart, so that restarting is no way around it.
/// </summary>
sealed class SignInTable(Database database, DeviceTable devices, TimeProvider time)
{
    /// <summary>GB/T 22239-2019 demands a limit and leaves the figure; administrations commonly set five.</summary>
    const int TriesMax = 5;

    /// <summary>Some two thousand a day at the most; one place alone cannot use them up.</summary>
    const int StrangersTriesMax = 20;

    static readonly TimeSpan _window = TimeSpan.FromMinutes(15);

    public static void Map(EntityTypeBuilder<SignInRow> table)
    {
        table.ToTable("sign_ins");
        table.HasKey(row => row.NameHash);
        table.HasIndex(row => row.Since);
    }

    public static void MapPlaces(EntityTypeBuilder<SignInPlaceRow> table)
    {
        table.ToTable("sign_in_places");
        table.HasKey(row => new { row.NameHash, row.PlaceHash });
        table.HasIndex(row => row.Since);
    }

    /// <summary>
    /// Counts a try before it is made, so that a thousand at once are not a thousand tries. False: locked, and the
    /// password is not even looked at.
    /// </summary>
    public async Task<bool> TryCountAsync(string user, SignInPlace place, CancellationToken cancel)
    {
        var known = await IsKnownAsync(user, place, cancel);
        return await database.EditAsync(async context =>
        {
            var now = time.GetUtcNow();
            // Guessing under invented names must not fill the tables.
            await context.SignIns.Where(row => row.Since < now - _window).ExecuteDeleteAsync(cancel);
            await context.SignInPlaces.Where(row => row.Since < now - _window).ExecuteDeleteAsync(cancel);
            return await CountPlaceAsync(context, user, PlaceHash(place, known), now, cancel)
                && (known || await CountStrangerAsync(context, user, now, cancel));
        }, cancel);
    }

    /// <summary>The right password was given here: nothing is held against the name at this place.</summary>
    public async Task ForgetAsync(string user, SignInPlace place, CancellationToken cancel)
    {
        var known = await IsKnownAsync(user, place, cancel);
        var (name, hash) = (Hash(user), PlaceHash(place, known));
        await database.EditAsync(async context =>
        {
            await context.SignInPlaces.Where(row => row.NameHash == name && row.PlaceHash == hash)
                .ExecuteDeleteAsync(cancel);
            // What strangers did meanwhile is not forgiven them because he came to work.
            if (!known)
                await context.SignIns.Where(row => row.NameHash == name).ExecuteDeleteAsync(cancel);
            return true;
        }, cancel);
    }

    /// <summary>A new password, or nobody of that name any more: all tries so far are for nothing.</summary>
    public static async Task ForgetAsync(HotlineContext context, string user, CancellationToken cancel)
    {
        var name = Hash(user);
        await context.SignIns.Where(row => row.NameHash == name).ExecuteDeleteAsync(cancel);
        await context.SignInPlaces.Where(row => row.NameHash == name).ExecuteDeleteAsync(cancel);
    }

    static async Task<bool> CountPlaceAsync(
        HotlineContext context, string user, string place, DateTimeOffset now, CancellationToken cancel)
    {
        var name = Hash(user);
        var row = await context.SignInPlaces.FindAsync([name, place], cancel);
        if (row is null)
        {
            context.Add(new SignInPlaceRow { NameHash = name, PlaceHash = place, Tries = 1, Since = now });
            return true;
        }
        if (row.Tries >= TriesMax)
            return false;
        row.Tries++;
        // The lock is counted from the last try that was allowed.
        if (row.Tries == TriesMax)
            row.Since = now;
        return true;
    }

    static async Task<bool> CountStrangerAsync(
        HotlineContext context, string user, DateTimeOffset now, CancellationToken cancel)
    {
        var name = Hash(user);
        var row = await context.SignIns.FindAsync([name], cancel);
        if (row is null)
        {
            context.Add(new SignInRow { NameHash = name, Tries = 1, Since = now });
            return true;
        }
        if (row.Tries >= StrangersTriesMax)
            return false;
        row.Tries++;
        if (row.Tries == StrangersTriesMax)
            row.Since = now;
        return true;
    }

    Task<bool> IsKnownAsync(string user, SignInPlace place, CancellationToken cancel) =>
        place.Device is { } device ? devices.IsKnownAsync(user, device, cancel) : Task.FromResult(false);

    static string PlaceHash(SignInPlace place, bool known) =>
        known ? Hash($"device\n{place.Device}") : Hash($"address\n{place.Address}");

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
