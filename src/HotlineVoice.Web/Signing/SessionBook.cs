using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// The sessions of the pages, in memory: a restart of the server signs everybody out, and what is not written down
/// cannot be stolen from a disk. Only a hash of the cookie is held.
/// </summary>
/// <remarks>Safe for many threads; the lock is held for dictionary work only.</remarks>
sealed class SessionBook(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, Session> _sessions = [];

    sealed record Session(string User, DateTimeOffset Begun, DateTimeOffset LastUsed);

    /// <summary>
    /// Opens a session and returns the secret of its cookie; null when the book is full of living ones.
    /// </summary>
    public string? Open(string user)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_sessions.Count >= WebLimits.SessionsMax)
                DropEnded(now);
            if (_sessions.Count >= WebLimits.SessionsMax)
                return null;
            _sessions[Hash(secret)] = new Session(user, now, now);
            return secret;
        }
    }

    /// <summary>Whose session it is, while it lasts. Asking keeps it alive.</summary>
    public string? UserOf(string secret)
    {
        var key = Hash(secret);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_sessions.TryGetValue(key, out var session))
                return null;
            if (IsOver(session, now))
            {
                _sessions.Remove(key);
                return null;
            }
            _sessions[key] = session with { LastUsed = now };
            return session.User;
        }
    }

    public void Close(string secret)
    {
        lock (_lock)
            _sessions.Remove(Hash(secret));
    }

    void DropEnded(DateTimeOffset now)
    {
        foreach (var key in _sessions.Where(entry => IsOver(entry.Value, now)).Select(entry => entry.Key).ToArray())
            _sessions.Remove(key);
    }

    static bool IsOver(Session session, DateTimeOffset now) =>
        now - session.Begun > WebLimits.SessionLifetime || now - session.LastUsed > WebLimits.SessionIdle;

    static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
