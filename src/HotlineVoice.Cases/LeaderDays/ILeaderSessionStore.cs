namespace HotlineVoice.Cases.LeaderDays;

/// <summary>Keeps the plan of 领导接听日.</summary>
public interface ILeaderSessionStore
{
    /// <summary>Plans one.</summary>
    Task AddAsync(LeaderSession session, CancellationToken cancel);

    /// <summary>Keeps the change; false when the version is no longer the one before the session's.</summary>
    Task<bool> TrySaveAsync(LeaderSession session, CancellationToken cancel);

    /// <summary>Null when there is none.</summary>
    Task<LeaderSession?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Those of this hotline that begin in this span, also those that were called off, in the order in which
    /// they begin.</summary>
    Task<IReadOnlyList<LeaderSession>> ListAsync(
        string hotline, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);
}
