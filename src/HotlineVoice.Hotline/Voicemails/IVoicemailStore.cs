using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Voicemails;

/// <summary>What to look for among voicemails; null means any. Due: registered by this day at the latest.</summary>
public sealed record VoicemailQuery(VoicemailState? State = null, DateOnly? Due = null, string? Hotline = null)
{
    /// <summary>Only these hotlines may be seen; null means all.</summary>
    public IReadOnlyCollection<string>? Hotlines { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>The cursor of the page before. A text that is none makes the store throw FormatException.</summary>
    public string? Cursor { get; init; }
}

/// <summary>Reads voicemails, and keeps who took one. Leaving one is a fact of the floor.</summary>
public interface IVoicemailStore
{
    /// <summary>One page, oldest first: the first to be registered stands on top.</summary>
    Task<Page<Voicemail>> ListAsync(VoicemailQuery query, CancellationToken cancel);
    /// <summary>The voicemail, or null.</summary>
    Task<Voicemail?> FindAsync(string id, CancellationToken cancel);
    /// <summary>
    /// Takes a new one for a user in one step. The voicemail as it now stands, with false when it was not New.
    /// </summary>
    Task<(Voicemail? Voicemail, bool Taken)> TakeAsync(
        string id, string user, DateTimeOffset at, CancellationToken cancel);
}
