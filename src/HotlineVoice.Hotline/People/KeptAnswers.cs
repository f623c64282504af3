namespace HotlineVoice.Hotline.People;

/// <summary>An answer that somebody got, kept so that he gets it again when he sends the same request again.</summary>
/// <param name="Key">SHA-256 of user, path and his key, lower-case hex.</param>
/// <param name="BodyHash">SHA-256 of the body he sent, upper-case hex.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">As it went out.</param>
/// <param name="Until">Kept so long; real time.</param>
public sealed record KeptAnswer(string Key, string BodyHash, int Status, byte[] Body, DateTimeOffset Until)
{
    /// <summary>Content-Type.</summary>
    public string? ContentType { get; init; }
    /// <summary>Location.</summary>
    public string? Location { get; init; }
}

/// <summary>Keeps answers over a restart.</summary>
public interface IAnswerStore
{
    /// <summary>The answer, or null; null also when its time is over.</summary>
    Task<KeptAnswer?> FindAsync(string key, DateTimeOffset now, CancellationToken cancel);
    /// <summary>Keeps it; the first one under a key stays.</summary>
    Task KeepAsync(KeptAnswer answer, CancellationToken cancel);
}
