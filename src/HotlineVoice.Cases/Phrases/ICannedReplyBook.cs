namespace HotlineVoice.Cases.Phrases;

/// <summary>Keeps canned replies, and how often each person used which.</summary>
public interface ICannedReplyBook
{
    /// <summary>Keeps a new one; false when the hotline, or its owner, has this many already.</summary>
    Task<bool> TryAddAsync(CannedReply reply, int most, CancellationToken cancel);

    /// <summary>The one of this id; null when there is none, or none any more.</summary>
    Task<CannedReply?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Those that hotlines share and those of this user, what he used most first, then by title.</summary>
    /// <param name="user">Who looks.</param>
    /// <param name="hotline">Only those for its tickets; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<CannedChoice>> ListAsync(string user, string? hotline, CancellationToken cancel);

    /// <summary>Keeps it as it is to be from now on; false when its version is no longer the one before.</summary>
    Task<bool> TryChangeAsync(CannedReply reply, CancellationToken cancel);

    /// <summary>This user has put it in once more.</summary>
    Task CountAsync(string id, string user, DateTimeOffset at, CancellationToken cancel);
}

/// <summary>One of a list, with how often the asker put it in.</summary>
public sealed record CannedChoice(CannedReply Reply, int Uses);
