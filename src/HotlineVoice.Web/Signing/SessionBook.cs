using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// The sessions of the pages. They are kept in the store, so that a restart of the server in the middle of a shift
/// signs nobody out; only a hash of the cookie is, so that who reads the store can do nothing with it.
/// </summary>
/// <remarks>Safe for many threads.</remarks>
sealed class SessionBook(ISessionStore store, TimeProvider time)
{
    /// <summary>What has happened since it was last written down.</summary>
    readonly ConcurrentDictionary<string, Use> _uses = new();

    readonly record struct Use(DateTimeOffset At, DateTimeOffset Noted);

    /// <summary>
    /// Opens a session and returns the secret of its cookie; null when there are too many living ones.
    /// </summary>
    public async Task<string?> OpenAsync(string user, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var old in _uses.Where(use => now - use.Value.At > WebLimits.SessionIdle))
            _uses.TryRemove(old);
        await store.RemoveEndedAsync(
            now - WebLimits.SessionLifetime, now - WebLimits.SessionIdle - WebLimits.SessionNote, cancel);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return await store.AddAsync(new Session(Hash(secret), user, now, now), WebLimits.SessionsMax, cancel)
            ? secret
            : null;
    }

    /// <summary>Whose session it is, while it lasts. Asking keeps it alive.</summary>
    public async Task<string?> UserOfAsync(string secret, CancellationToken cancel)
    {
        var hash = Hash(secret);
        if (await store.FindAsync(hash, cancel) is not { } session)
        {
            _uses.TryRemove(hash, out _);
            return null;
        }
        var now = time.GetUtcNow();
        var use = _uses.GetValueOrDefault(hash, new Use(session.LastUsed, session.LastUsed));
        if (now - session.Begun > WebLimits.SessionLifetime || now - use.At > WebLimits.SessionIdle)
            return null;
        var isDue = now - use.Noted > WebLimits.SessionNote;
        _uses[hash] = new Use(now, isDue ? now : use.Noted);
        if (isDue)
            _ = NoteAsync(hash, now);
        return session.User;
    }

    public Task CloseAsync(string secret, CancellationToken cancel) => store.RemoveAsync(Hash(secret), cancel);

    /// <summary>Nobody waits for it: a request must not fail because a minute could not be written down.</summary>
    async Task NoteAsync(string hash, DateTimeOffset at)
    {
        try
        {
            await store.TouchAsync(hash, at, CancellationToken.None);
        }
        catch (Exception error) when (error is DbException or ObjectDisposedException)
        {
            // The database does not answer now, or the program ends; the next use is noted in a minute.
        }
    }

    static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
