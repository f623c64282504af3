namespace HotlineVoice.Hotline.People;

/// <summary>A session of the pages, kept so that a restart of the server signs nobody out.</summary>
/// <param name="Hash">SHA-256 of what the cookie holds, lower-case hex: who reads the database cannot use it.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Begun">When he signed in; real time.</param>
/// <param name="LastUsed">When he last asked for something, to a minute.</param>
public sealed record Session(string Hash, string User, DateTimeOffset Begun, DateTimeOffset LastUsed);

/// <summary>Keeps sessions. How long one lasts is not decided here.</summary>
public interface ISessionStore
{
    /// <summary>Keeps a new one, unless there are so many already; then false. Those that ended go first.</summary>
    Task<bool> AddAsync(Session session, int sessionsMax, CancellationToken cancel);
    /// <summary>The session, or null.</summary>
    Task<Session?> FindAsync(string hash, CancellationToken cancel);
    /// <summary>Notes that it was used.</summary>
    Task TouchAsync(string hash, DateTimeOffset at, CancellationToken cancel);
    /// <summary>Ends it; nothing happens when there is none.</summary>
    Task RemoveAsync(string hash, CancellationToken cancel);
    /// <summary>Removes those that began, or were last used, before these instants.</summary>
    Task RemoveEndedAsync(DateTimeOffset begunBefore, DateTimeOffset usedBefore, CancellationToken cancel);
}
